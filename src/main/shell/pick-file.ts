import { dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { shellWords } from './words';

/**
 * The system's file dialog over a window.
 * @returns asks once a call: the path, or null when the person closed the dialog
 */
export function filePicker(window: () => BrowserWindow | undefined): () => Promise<string | null> {
  // Electron opens every dialog in the same folder; a person goes on where they last were.
  let folder: string | undefined;
  return async () => {
    const above = window();
    const t = shellWords();
    const options: Electron.OpenDialogOptions = {
      properties: ['openFile'],
      filters: [
        { name: t.tables, extensions: ['csv', 'tsv', 'tab', 'txt'] },
        { name: t.allFiles, extensions: ['*'] },
      ],
      ...(folder !== undefined && { defaultPath: folder }),
    };
    const { filePaths } = await (above
      ? dialog.showOpenDialog(above, options)
      : dialog.showOpenDialog(options));
    const [path = null] = filePaths;
    if (path !== null) folder = dirname(path);
    return path;
  };
}

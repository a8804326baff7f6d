import { dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Picker } from '../lab/picker';
import { shellWords } from './words';

/** The system's dialogs over a window. */
export function systemPicker(window: () => BrowserWindow | undefined): Picker {
  // Electron opens every dialog in the same folder; a person goes on where they last were.
  let folder: string | undefined;
  return async (what) => {
    const above = window();
    const options = { ...DIALOG[what](), ...(folder !== undefined && { defaultPath: folder }) };
    const { filePaths } = await (above
      ? dialog.showOpenDialog(above, options)
      : dialog.showOpenDialog(options));
    const [path = null] = filePaths;
    if (path !== null) folder = dirname(path);
    return path;
  };
}

const DIALOG: Readonly<Record<Parameters<Picker>[0], () => Electron.OpenDialogOptions>> = {
  file: () => ({
    properties: ['openFile'],
    filters: [
      { name: shellWords().tables, extensions: ['csv', 'tsv', 'tab', 'txt'] },
      { name: shellWords().allFiles, extensions: ['*'] },
    ],
  }),
  folder: () => ({ properties: ['openDirectory', 'createDirectory'] }),
};

/** Puts the transport into the page, and nothing else: the page never sees Electron's own objects. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { windowChannels } from '../shared/window-channels';

contextBridge.exposeInMainWorld('espalier', {
  host: 'window',
  request: (name: unknown, payload: unknown): Promise<unknown> =>
    ipcRenderer.invoke(windowChannels.request, name, payload),
  listen: (heard: (event: unknown) => void) => on(windowChannels.event, heard),
  offer: (file: File): Promise<unknown> => ipcRenderer.invoke(windowChannels.offer, pathOf(file)),
  tell: (message: unknown): void => ipcRenderer.send(windowChannels.tell, message),
  heed: (heard: (message: unknown) => void) => on(windowChannels.heed, heard),
});

function on(channel: string, heard: (message: unknown) => void): () => void {
  const hear = (_event: unknown, message: unknown): void => heard(message);
  ipcRenderer.on(channel, hear);
  return () => void ipcRenderer.off(channel, hear);
}

/** Where a dropped file lies. Electron before 32 says so on the file itself. */
function pathOf(file: File): string {
  // The type knows today's Electron only, where it is always there.
  const today: Partial<typeof webUtils> | undefined = webUtils;
  if (today?.getPathForFile) return today.getPathForFile(file);
  return 'path' in file ? String(file.path) : '';
}

/** Puts the transport into the page, and nothing else: the page never sees Electron's own objects. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { windowChannels } from '../shared/window-channels';

contextBridge.exposeInMainWorld('espalier', {
  host: 'window',
  request: (name: unknown, payload: unknown): Promise<unknown> =>
    ipcRenderer.invoke(windowChannels.request, name, payload),
  listen(heard: (event: unknown) => void): () => void {
    const hear = (_event: unknown, event: unknown): void => heard(event);
    ipcRenderer.on(windowChannels.event, hear);
    return () => void ipcRenderer.off(windowChannels.event, hear);
  },
  offer: (file: File): Promise<unknown> => ipcRenderer.invoke(windowChannels.offer, pathOf(file)),
});

/** Where a dropped file lies. Electron before 32 says so on the file itself. */
function pathOf(file: File): string {
  // The type knows today's Electron only, where it is always there.
  const today: Partial<typeof webUtils> | undefined = webUtils;
  if (today?.getPathForFile) return today.getPathForFile(file);
  return 'path' in file ? String(file.path) : '';
}

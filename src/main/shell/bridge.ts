import { serialize } from 'node:v8';
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Reply } from '../../shared/contract/contract';
import { AppError, reportOf } from '../../shared/errors/app-error';
import { windowChannels } from '../../shared/window-channels';
import { FRAME_LIMIT } from '../serve/frames';
import type { HostedLab } from '../serve/hosted-lab';
import { isPage } from './page';

/**
 * Connects the window's page with the lab: only its main frame is heard, and only while it shows our page. Calls
 * made before the lab is open wait for it; when it cannot be opened they are all refused with the reason.
 */
export function bridge(window: BrowserWindow, opening: Promise<HostedLab>): void {
  const ask = async (
    event: IpcMainInvokeEvent,
    input: unknown,
    work: (lab: HostedLab) => Promise<unknown>,
  ) => {
    try {
      check(window, event, input);
      return await work(await opening);
    } catch (thrown) {
      return { ok: false, error: reportOf(thrown) } satisfies Reply;
    }
  };
  ipcMain.handle(windowChannels.request, (event, name: unknown, input: unknown) =>
    ask(event, input, (lab) => lab.request(name, input)),
  );
  ipcMain.handle(windowChannels.offer, (event, path: unknown) =>
    ask(event, path, (lab) => lab.offer(String(path))),
  );
  void opening.then(
    (lab) =>
      lab.listen((event) => {
        if (!window.isDestroyed()) window.webContents.send(windowChannels.event, event);
      }),
    // Every call says why.
    () => undefined,
  );
}

function check(window: BrowserWindow, { senderFrame }: IpcMainInvokeEvent, input: unknown): void {
  if (senderFrame !== window.webContents.mainFrame || !isPage(senderFrame.url)) refuse('sender');
  if (serialize(input).byteLength > FRAME_LIMIT) refuse('size');
}

function refuse(reason: string): never {
  throw new AppError('system.bad-call', { call: 'window', reason });
}

import { serialize } from 'node:v8';
import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Reply } from '../../shared/contract/contract';
import { AppError, reportOf } from '../../shared/errors/app-error';
import { windowChannels } from '../../shared/window-channels';
import { fromPage, type FromPage } from '../../shared/window-messages';
import { FRAME_LIMIT } from '../serve/frames';
import type { HostedLab } from '../serve/hosted-lab';
import { isPage } from './page';
import type { Windows } from './windows';

/** What the shell does besides: with messages of a page, and with files on their way into the lab. */
export interface BridgeEnds {
  told(contents: WebContents, message: FromPage): void;
  offered(path: string): void;
}

/**
 * Connects the pages of all windows with the lab: only their main frames are heard, and only while they show our
 * page. Calls made before the lab is open wait for it; when it cannot be opened they are all refused with the reason.
 */
export function bridge(windows: Windows, opening: Promise<HostedLab>, ends: BridgeEnds): void {
  const ask = async (
    event: IpcMainInvokeEvent,
    input: unknown,
    work: (lab: HostedLab) => Promise<unknown>,
  ) => {
    try {
      check(windows, event, input);
      return await work(await opening);
    } catch (thrown) {
      return { ok: false, error: reportOf(thrown) } satisfies Reply;
    }
  };
  ipcMain.handle(windowChannels.request, (event, name: unknown, input: unknown) =>
    ask(event, input, (lab) => lab.request(name, input)),
  );
  ipcMain.handle(windowChannels.offer, (event, path: unknown) =>
    ask(event, path, (lab) => {
      ends.offered(String(path));
      return lab.offer(String(path));
    }),
  );
  ipcMain.on(windowChannels.tell, (event, message: unknown) => {
    const said = isHeard(windows, event) ? fromPage.safeParse(message).data : undefined;
    if (said) ends.told(event.sender, said);
  });
  void opening.then(
    (lab) => lab.listen((event) => windows.broadcast(event)),
    // Every call says why.
    () => undefined,
  );
}

function check(windows: Windows, event: IpcMainInvokeEvent, input: unknown): void {
  if (!isHeard(windows, event)) refuse('sender');
  if (serialize(input).byteLength > FRAME_LIMIT) refuse('size');
}

function isHeard(
  windows: Windows,
  { sender, senderFrame }: Pick<IpcMainEvent, 'sender' | 'senderFrame'>,
): boolean {
  return windows.owns(sender) && senderFrame === sender.mainFrame && isPage(senderFrame.url);
}

function refuse(reason: string): never {
  throw new AppError('system.bad-call', { call: 'window', place: '(top)', reason });
}

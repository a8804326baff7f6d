import { connect, valueOf, type LabClient } from '../../shared/contract/client';
import { fileToken, type FileToken } from '../../shared/contract/files';
import { toPage, type FromPage, type ToPage } from '../../shared/window-messages';
import { bridgeOf, type Bridge } from './bridge';
import { socketTransport } from './socket';
import { upload } from './upload';

/** The window's shell, as far as the page deals with it; a browser has none. */
export interface Shell {
  tell(message: FromPage): void;
  /** Calls back for every message of the shell until the returned function is called. */
  heed(heard: (message: ToPage) => void): () => void;
}

/** The way from this window to the lab, whichever host opened it. */
export interface Connection {
  readonly host: 'window' | 'browser';
  readonly client: LabClient;
  /** Hands a dropped or picked file to the lab. */
  offer(file: File): Promise<FileToken>;
  /** Calls back at once and whenever the lab is lost or found again; returns how to stop that. */
  watch(seen: (online: boolean) => void): () => void;
  readonly shell?: Shell;
}

/** The bridge that the window's preload script exposes, else a WebSocket to the server this page came from. */
export function openConnection(page: Window): Connection {
  const bridge = bridgeOf(page);
  return bridge ? overBridge(bridge) : overSocket(page);
}

function overBridge(bridge: Bridge): Connection {
  return {
    host: 'window',
    client: connect({ request: bridge.request, listen: bridge.listen }),
    offer: async (file) => tokenOf(await bridge.offer(file)),
    watch: (seen) => {
      seen(true);
      return () => undefined;
    },
    shell: {
      tell: (message) => bridge.tell(message),
      heed: (heard) => bridge.heed((message) => heard(toPage.parse(message))),
    },
  };
}

/** The file that a `Reply` names. @throws AppError the refusal it carries */
export function tokenOf(reply: unknown): FileToken {
  return fileToken.parse(valueOf(reply));
}

function overSocket(page: Window): Connection {
  const { origin } = page.location;
  const socket = socketTransport(`${origin.replace(/^http/, 'ws')}/lab`);
  return {
    host: 'browser',
    client: connect(socket),
    offer: (file) => upload(origin, file),
    watch: socket.watch,
  };
}

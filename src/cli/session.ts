import { connect, type LabClient } from '../shared/contract/client';
import { fileToken, type FileToken } from '../shared/contract/files';
import { homeFolder } from '../main/lab/home';
import { attachLocally } from '../main/serve/local-socket';
import { openOwnLab } from './own-lab';
import { log } from './terminal';

/** The lab as a command sees it: one that is already open on this data folder, or its own. */
export interface Session {
  readonly client: LabClient;
  /** Whether runs belong to this command and stop with it. */
  readonly own: boolean;
  offer(path: string): Promise<FileToken>;
  close(): Promise<void>;
}

/**
 * Talks to the lab that holds the data folder, or opens it.
 * @throws system.busy-folder, system.newer-history, system.history-damaged
 */
export async function openSession(): Promise<Session> {
  const home = homeFolder();
  const attached = await attachLocally(home);
  if (!attached) return openOwn(home);
  log('Using the Espalier that is already open.');
  return {
    client: connect(attached),
    own: false,
    offer: async (path) => fileToken.parse(await attached.offer(path)),
    close: async () => attached.close(),
  };
}

async function openOwn(home: string): Promise<Session> {
  const { lab, close } = await openOwnLab(home, 'command-line');
  return { client: lab.client, own: true, offer: (path) => lab.files.issue(path), close };
}

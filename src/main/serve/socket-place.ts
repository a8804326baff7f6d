import { randomUUID } from 'node:crypto';
import { lstat, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes a socket's path may have: 104 on macOS and 108 on Linux, each with a zero at the end. */
const PATH_LIMIT = 103;

interface Place {
  /** Where to listen. */
  readonly socket: string;
  remove(): Promise<void>;
}

/**
 * Where the socket of a data folder goes: `lab.sock` in the folder. Where that cannot be one (the path is too long,
 * or this is Windows with its named pipes), `lab.sock` is a text file that says where the socket is instead; nobody
 * else can write it, so nobody can lead us elsewhere.
 */
export async function makePlace(home: string): Promise<Place> {
  const entry = entryOf(home);
  await rm(entry, { force: true });
  if (process.platform !== 'win32' && Buffer.byteLength(entry) <= PATH_LIMIT) {
    return { socket: entry, remove: () => rm(entry, { force: true }) };
  }
  const elsewhere = await makeElsewhere();
  await writeFile(entry, elsewhere.socket, { mode: 0o600, flag: 'wx' });
  return {
    socket: elsewhere.socket,
    async remove() {
      await rm(entry, { force: true });
      await elsewhere.remove();
    },
  };
}

async function makeElsewhere(): Promise<Place> {
  if (process.platform === 'win32') {
    return { socket: `\\\\.\\pipe\\espalier-${randomUUID()}`, remove: () => Promise.resolve() };
  }
  // mkdtemp makes it for its owner alone.
  const folder = await mkdtemp(join(tmpdir(), 'espalier-'));
  return { socket: join(folder, 'lab.sock'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The socket that a data folder names, dead or alive; undefined when it names none. */
export async function findSocket(home: string): Promise<string | undefined> {
  const entry = entryOf(home);
  const found = await lstat(entry).catch(() => undefined);
  if (found?.isSocket()) return entry;
  return found?.isFile() ? readFile(entry, 'utf8') : undefined;
}

function entryOf(home: string): string {
  return join(home, 'lab.sock');
}

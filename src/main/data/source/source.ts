/** A file that a person chose to import: opened once, read in pieces, and checked not to have changed meanwhile. */
import type { BigIntStats } from 'node:fs';
import { constants } from 'node:fs';
import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error';
import { readFailure } from './file-failure';

const PIECE = 256 * 1024;

export interface Source {
  /** As a person knows it; what refusals call it. */
  readonly name: string;
  /** Links resolved. */
  readonly path: string;
  readonly bytes: number;
  readonly handle: FileHandle;
  /** @throws file.changed when it is not what was opened */
  checkUnchanged(): Promise<void>;
}

/**
 * Opens a file to read it.
 * @throws file.missing, file.not-regular, file.denied, file.offline
 */
async function openSource(path: string, name: string): Promise<Source> {
  try {
    refuseSpecial(await stat(path, { bigint: true }), name);
    // A file may have become a pipe since: without O_NONBLOCK opening one waits for ever.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const opened = await handle.stat({ bigint: true });
    refuseSpecial(opened, name);
    return {
      name,
      path: await realpath(path),
      bytes: Number(opened.size),
      handle,
      async checkUnchanged() {
        const now = await stat(path, { bigint: true }).catch(() => undefined);
        if (!now || !same(opened, now)) throw new AppError('file.changed', { file: name });
      },
    };
  } catch (thrown) {
    throw readFailure(name, thrown);
  }
}

/** Opens, works, closes. */
export async function withSource<T>(
  path: string,
  name: string,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const source = await openSource(path, name);
  try {
    return await work(source);
  } catch (thrown) {
    throw readFailure(name, thrown);
  } finally {
    await source.handle.close();
  }
}

/** The bytes from `from` on, in pieces; a piece is only valid until the next one is asked for. */
export async function* pieces(handle: FileHandle, from = 0): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(PIECE);
  for (let at = from; ;) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** The first bytes, at most `length`. */
export async function headOf(handle: FileHandle, length: number, from = 0): Promise<Buffer> {
  const head = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(head, filled, length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return head.subarray(0, filled);
}

function refuseSpecial(found: BigIntStats, file: string): void {
  if (found.isFile()) return;
  throw new AppError('file.not-regular', { file, kind: found.isDirectory() ? 'folder' : 'device' });
}

function same(a: BigIntStats, b: BigIntStats): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ino === b.ino && a.dev === b.dev;
}

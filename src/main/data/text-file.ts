import { lstat, open, stat } from 'node:fs/promises';
import { AppError } from '../../shared/errors/app-error';

/** What a file is, so that a change while it is read can be told. */
export interface FileMark {
  readonly bytes: number;
  readonly changed: number;
}

/**
 * Checks that a path is a file that can be read.
 * @param name how messages call it
 * @throws file.missing, file.not-regular, file.denied
 */
export async function markOf(path: string, name: string): Promise<FileMark> {
  const found = await stat(path).catch(async (thrown: unknown) => {
    const link = await lstat(path).catch(() => undefined);
    if (link?.isSymbolicLink()) throw new AppError('file.not-regular', { file: name, kind: 'a link that leads nowhere' });
    throw isDenied(thrown) ? new AppError('file.denied', { file: name }) : new AppError('file.missing', { file: name });
  });
  if (!found.isFile()) {
    const kind = found.isDirectory() ? 'a folder' : found.isFIFO() ? 'a pipe' : 'a device';
    throw new AppError('file.not-regular', { file: name, kind });
  }
  await (await open(path, 'r').catch(() => {
    throw new AppError('file.denied', { file: name });
  })).close();
  return { bytes: found.size, changed: found.mtimeMs };
}

/** @throws file.changed when the file is no longer what it was */
export async function mustBeUnchanged(path: string, name: string, mark: FileMark): Promise<void> {
  const now = await stat(path).catch(() => undefined);
  if (now?.size !== mark.bytes || now.mtimeMs !== mark.changed) throw new AppError('file.changed', { file: name });
}

/** The first bytes of a file. */
export async function headOf(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isDenied(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'EACCES' || thrown.code === 'EPERM');
}

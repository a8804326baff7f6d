import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoragePart } from '../../shared/contract/system';
import { AppError } from '../../shared/errors/app-error';
import type { Folders } from './folders';
import { remove } from './trash';

/** What the data folder takes, and what of it can be had back. */
export interface Storage {
  used(): Promise<StoragePart[]>;
  /**
   * Deletes what is made again when it is missing: rows as numbers, ready for training.
   * @returns bytes that are free now
   * @throws AppError system.storage-busy
   */
  free(): Promise<number>;
}

type Places = Pick<Folders, 'history' | 'datasets' | 'runs' | 'prepared' | 'exports' | 'backups' | 'trash'>;

/** @param idle whether no run trains or is about to: those that do read what is prepared */
export function createStorage(folders: Places, idle: () => boolean): Storage {
  const bytesOf: Readonly<Record<StoragePart['part'], () => Promise<number>>> = {
    datasets: () => bytesBelow(folders.datasets),
    history: () => bytesOfHistory(folders.history),
    runs: () => bytesBelow(folders.runs),
    prepared: () => bytesBelow(folders.prepared),
    exports: () => bytesBelow(folders.exports),
    backups: () => bytesBelow(folders.backups),
  };
  return {
    used: () =>
      Promise.all(
        (Object.keys(bytesOf) as StoragePart['part'][]).map(async (part) => ({
          part,
          bytes: await bytesOf[part](),
          freeable: part === 'prepared',
        })),
      ),
    async free() {
      if (!idle()) throw new AppError('system.storage-busy');
      const before = await bytesBelow(folders.prepared);
      for (const name of await readdir(folders.prepared)) {
        await remove(join(folders.prepared, name), join(folders.trash, name));
      }
      return before - (await bytesBelow(folders.prepared));
    },
  };
}

/** Of all files in a folder, at any depth; a file that goes meanwhile counts nothing. */
export async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(files.map(bytesOfFile));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The file and what SQLite keeps beside it. */
async function bytesOfHistory(file: string): Promise<number> {
  const sizes = await Promise.all(['', '-wal', '-shm'].map((end) => bytesOfFile(file + end)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function bytesOfFile(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

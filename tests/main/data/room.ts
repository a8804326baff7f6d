/** A store in a folder of its own, and files to import into it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { BadRow, Dataset, ReadOptions } from '../../../src/shared/dataset';
import type { ErrorReport } from '../../../src/shared/errors/app-error';
import { AppError } from '../../../src/shared/errors/app-error';
import { openDatasetStore, type DatasetStore } from '../../../src/main/data/store';

export interface Room {
  readonly folder: string;
  readonly store: DatasetStore;
  /** Writes a file; its name is unlike all others unless it is given. */
  file(content: string | Uint8Array, name?: string): Promise<string>;
  /** Imports text or bytes as `table.csv`. */
  import(
    content: string | Uint8Array,
    options?: Partial<ReadOptions>,
  ): Promise<{ dataset: Dataset; known: boolean; skipped: BadRow[] }>;
}

export const quiet = { signal: new AbortController().signal, progress: (): void => undefined };

/** A room for all tests of a file; empty again afterwards. */
export function openRoom(): () => Room {
  let room: Room | undefined;
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'espalier-data-'));
    const store = await openDatasetStore(join(folder, 'datasets'));
    let files = 0;
    const file = async (content: string | Uint8Array, name = `table-${++files}.csv`): Promise<string> => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const read = async (content: string | Uint8Array, options: Partial<ReadOptions> = {}) =>
      store.import(await file(content), 'table.csv', options, quiet);
    room = { folder, store, file, import: read };
  });
  afterAll(async () => {
    await room?.store.close();
    if (room) await rm(room.folder, { recursive: true, force: true });
  });
  return () => {
    if (!room) throw new Error('the room is not open yet');
    return room;
  };
}

/** What a promise is refused with. */
export async function refusalOf(work: Promise<unknown>): Promise<ErrorReport> {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (thrown instanceof AppError) return thrown.report();
  throw new Error(`no refusal but ${String(thrown)}`, { cause: thrown });
}

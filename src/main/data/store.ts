/** The dataset store: imported tables, immutable, each named by its content. */
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BadRow, Cell, Dataset, Preview, ReadOptions } from '../../shared/dataset';
import { datasetId } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { openEngine } from './engine/engine';
import { importTable, type ImportControl } from './import/import';
import { goneFolder, inWorkFolder, openFolder } from './import/folders';
import { previewTable, type InWorkshop } from './import/preview';
import { Library } from './library';
import type { RowQuery } from './search';
import { readDescription } from './stored';

export interface DatasetStore {
  /**
   * How a file would be read, by its beginning. Nothing is kept.
   * @throws file.*, csv.*: what no choice of options mends
   */
  preview(path: string, name: string, options: Partial<ReadOptions>): Promise<Preview>;
  /**
   * Imports a file, or finds it imported already.
   * @throws file.*, csv.*, data.column-unknown, system.cancelled; then nothing is kept
   */
  import(
    path: string,
    name: string,
    options: Partial<ReadOptions>,
    control: ImportControl,
  ): Promise<{ dataset: Dataset; known: boolean; skipped: BadRow[] }>;
  /** Newest first; damaged ones are left out. */
  list(): Promise<Dataset[]>;
  /** @throws data.unknown, data.damaged */
  get(id: string): Promise<Dataset>;
  /**
   * `count` rows from row id `from`, which counts from 0; fewer at the end. Times are text, in UTC.
   * @throws data.unknown, data.damaged
   */
  page(id: string, from: number, count: number): Promise<{ total: number; rows: Cell[][] }>;
  /**
   * As `page`, of the rows that pass all filters, in the order of a column; with their row ids.
   * @throws data.unknown, data.damaged, data.column-unknown
   */
  find(
    id: string,
    query: RowQuery,
    from: number,
    count: number,
  ): Promise<{ total: number; ids: number[]; rows: Cell[][] }>;
  /**
   * The named columns of all rows in order, about two thousand rows at a time, one array a column.
   * @throws data.unknown, data.damaged, data.column-unknown
   */
  rows(id: string, columns: readonly string[]): AsyncIterable<{ first: number; columns: Cell[][] }>;
  /**
   * Row ids of the rows that are equal to an earlier one in every column, in order.
   * @throws data.unknown, data.damaged
   */
  repeats(id: string): Promise<number[]>;
  /** Takes a dataset out of the store. @throws data.unknown, data.damaged */
  remove(id: string): Promise<void>;
  /** Puts one back that was removed since the store was opened. @throws data.unknown, data.damaged */
  restore(id: string): Promise<Dataset>;
  close(): Promise<void>;
}

/** @param folder made when missing; one store at a time */
export async function openDatasetStore(folder: string): Promise<DatasetStore> {
  const store = await openFolder(folder);
  const library = await Library.open(store);
  const inWorkshop: InWorkshop = (work, files) =>
    inWorkFolder(store, async (own) => {
      const engine = await openEngine({ folders: [own], files, spill: own });
      try {
        return await work(engine, own);
      } finally {
        engine.close();
      }
    });
  const get = async (id: string): Promise<Dataset> => (await readDescription(store, checkedId(id))).dataset;
  const known = (id: string): Promise<Dataset | undefined> =>
    get(id).catch((thrown: unknown) => {
      if (thrown instanceof AppError) return undefined;
      throw thrown;
    });
  return {
    preview: (path, name, options) => previewTable(path, name, options, inWorkshop),
    import: (path, name, options, control) =>
      importTable(path, name, options, control, { store, inWorkshop, find: known }),
    async list() {
      const names = (await readdir(store)).filter((name) => datasetId.safeParse(name).success);
      const found = await Promise.all(names.map(known));
      return found
        .filter((each) => each !== undefined)
        .sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
    },
    get,
    page: async (id, from, count) => library.page(await get(id), from, count),
    find: async (id, query, from, count) => library.find(await get(id), query, from, count),
    async *rows(id, columns) {
      yield* library.rows(await get(id), columns);
    },
    repeats: async (id) => library.repeats(await get(id)),
    async remove(id) {
      await get(id);
      await library.release(id);
      await rm(goneFolder(store, id), { recursive: true, force: true });
      await rename(join(store, id), goneFolder(store, id));
    },
    async restore(id) {
      // Somebody may have imported it anew.
      if (!(await known(checkedId(id))))
        await rename(goneFolder(store, id), join(store, id)).catch(() => undefined);
      return get(id);
    },
    close: () => library.close(),
  };
}

/** A name that is no dataset's never becomes part of a path. */
function checkedId(id: string): string {
  if (!datasetId.safeParse(id).success) throw new AppError('data.unknown', { dataset: id });
  return id;
}

import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import { datasetId, type BadRow, type Cell, type Dataset, type Preview, type ReadOptions } from '../../shared/dataset';
import { datasetIn, TABLE_FILE } from './dataset-folder';
import { openDatabase, type Database } from './duckdb';
import { importTable, type ImportControl } from './import';
import { plainCell } from './plain-cell';
import { previewTable } from './preview';
import { identifier } from './sql';

/** The imported tables of one data folder: immutable, each named by the hash of its content. */
export interface DatasetStore {
  /** How a file would be read. @throws file.*, csv.* */
  preview(path: string, name: string, options: Partial<ReadOptions>): Promise<Preview>;
  /** @throws file.*, csv.*, system.cancelled */
  import(path: string, name: string, options: Partial<ReadOptions>, control: ImportControl): Promise<{ dataset: Dataset; known: boolean; skipped: BadRow[] }>;
  /** Newest first. */
  list(): Promise<Dataset[]>;
  /** @throws data.unknown */
  get(id: string): Promise<Dataset>;
  /** Rows `from` to `from + count` by row id. @throws data.unknown */
  page(id: string, from: number, count: number): Promise<{ total: number; rows: Cell[][] }>;
  /** The named columns of all rows, in file order, a chunk at a time: one array a column. @throws data.unknown */
  rows(id: string, columns: readonly string[]): AsyncIterable<{ first: number; columns: Cell[][] }>;
  close(): Promise<void>;
}

/** Opens the store in a folder, which is made when missing; what an import that was killed left behind is removed. */
export async function openDatasetStore(folder: string): Promise<DatasetStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(folder);
  const open = new Map<string, Promise<Database>>();
  const tableOf = async (id: string): Promise<Database> => {
    await readDataset(folder, id);
    const known = open.get(id) ?? openDatabase(join(folder, id, TABLE_FILE), 'read');
    open.set(id, known);
    return known;
  };
  return {
    preview: previewTable,
    import: (path, name, options, control) => importTable(folder, path, name, options, control),
    list: () => listDatasets(folder),
    get: (id) => readDataset(folder, id),
    async page(id, from, count) {
      const { rows: total } = await readDataset(folder, id);
      const found = await (await tableOf(id)).all('SELECT * FROM data WHERE rowid >= $1 AND rowid < $2 ORDER BY rowid', [from, from + count]);
      return { total, rows: found.map((row) => row.map(plainCell)) };
    },
    async *rows(id, columns) {
      yield* streamColumns(await tableOf(id), columns);
    },
    async close() {
      for (const database of await Promise.all(open.values())) database.close();
      open.clear();
    },
  };
}

async function* streamColumns(database: Database, columns: readonly string[]): AsyncIterable<{ first: number; columns: Cell[][] }> {
  const list = columns.length === 0 ? 'NULL' : columns.map(identifier).join(', ');
  let first = 0;
  for await (const chunk of database.stream(`SELECT ${list} FROM data ORDER BY rowid`)) {
    yield { first, columns: columns.map((_, i) => chunk.getColumnValues(i).map(plainCell)) };
    first += chunk.rowCount;
  }
}

async function readDataset(folder: string, id: string): Promise<Dataset> {
  const dataset = await datasetIn(folder, id);
  if (!dataset) throw new AppError('data.unknown', { dataset: id });
  return dataset;
}

async function listDatasets(folder: string): Promise<Dataset[]> {
  const names = (await readdir(folder)).filter((name) => datasetId.safeParse(name).success);
  const datasets = await Promise.all(names.map((id) => readDataset(folder, id)));
  return datasets.sort((a, b) => b.importedAt.localeCompare(a.importedAt));
}

async function removeLeftovers(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => name.startsWith('.part-'));
  await Promise.all(parts.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

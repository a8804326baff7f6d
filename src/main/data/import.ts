import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import type { BadRow, Dataset, Problem, ReadOptions } from '../../shared/dataset';
import { DATASET_FILE, datasetIn, TABLE_FILE } from './dataset-folder';
import { openDatabase, type Database } from './duckdb';
import { findProblems } from './problems';
import { profile } from './profile';
import { readRaw, rejectedRows } from './raw-table';
import { rejection } from './rejects';
import { sniff, type Reading } from './sniff';
import { markOf, mustBeUnchanged } from './text-file';
import { transcode } from './transcode';
import { storeTyped } from './typed-table';

export interface ImportControl {
  readonly signal: AbortSignal;
  progress(stage: 'reading' | 'storing' | 'profiling', share: number, rows: number): void;
}

export interface Imported {
  readonly dataset: Dataset;
  /** It was here already. */
  readonly known: boolean;
  readonly skipped: BadRow[];
}


/**
 * Imports a text table into `<folder>/<id>/`; nothing of it is visible until all of it is there.
 * @throws file.*, csv.*, system.cancelled
 */
export async function importTable(folder: string, path: string, name: string, options: Partial<ReadOptions>, control: ImportControl): Promise<Imported> {
  const work = join(folder, `.part-${randomUUID()}`);
  await mkdir(work, { recursive: true, mode: 0o700 });
  try {
    return await importInto(work, folder, path, name, options, control);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function importInto(work: string, folder: string, path: string, name: string, options: Partial<ReadOptions>, control: ImportControl): Promise<Imported> {
  const mark = await markOf(path, name);
  const reading = await sniff(path, name, options);
  const text = join(work, 'text.csv');
  const told = (bytes: number): void => control.progress('reading', bytes / Math.max(1, mark.bytes), 0);
  const { sha256, lines, endsWithLine } = await transcode({ path, name, ...reading }, text, { signal: control.signal, read: told });
  await mustBeUnchanged(path, name, mark);
  const id = identity(sha256, reading, options);
  const here = await datasetIn(folder, id);
  if (here) return { dataset: here, known: true, skipped: [] };
  const stored = await store(work, text, { id, name, bytes: mark.bytes, lines, endsWithLine }, reading, options, control);
  await rm(text);
  await publish(work, join(folder, id));
  return { ...stored, known: false };
}

/** What decides the content: the bytes and how they were read. */
function identity(sha256: string, reading: Reading, options: Partial<ReadOptions>): string {
  const how = [reading.encoding, reading.delimiter, reading.header, reading.decimalComma, options.badRows ?? 'stop', options.types ?? {}];
  return createHash('sha256').update(sha256).update(JSON.stringify(how)).digest('hex').slice(0, 32);
}

interface Source {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly lines: number;
  readonly endsWithLine: boolean;
}

async function store(work: string, text: string, source: Source, reading: Reading, options: Partial<ReadOptions>, control: ImportControl): Promise<Pick<Imported, 'dataset' | 'skipped'>> {
  const database = await openDatabase(join(work, TABLE_FILE), 'write', [text]);
  const release = interruptible(database, control);
  try {
    await readRaw(database, text, reading);
    const { rows: skipped, total } = await rejectedRows(database, reading);
    if (total > 0 && options.badRows !== 'skip') throw rejection(skipped, total, { ...source, columns: reading.columns.length, lastLine: source.lines });
    const typed = await storeTyped(database, reading, options);
    const dataset = await describe(database, { ...source, skipped: total }, reading, typed, control);
    await writeFile(join(work, DATASET_FILE), JSON.stringify(dataset), { flush: true, mode: 0o600 });
    return { dataset, skipped };
  } catch (thrown) {
    throw control.signal.aborted ? new AppError('system.cancelled') : thrown;
  } finally {
    release();
    database.close();
  }
}

/** Lets a cancel stop the query that runs, and tells how far it is. */
function interruptible(database: Database, control: ImportControl): () => void {
  const interrupt = (): void => database.connection.interrupt();
  control.signal.addEventListener('abort', interrupt);
  const timer = setInterval(() => {
    const { percentage, rows_processed: rows } = database.connection.progress;
    control.progress('storing', Math.max(0, percentage) / 100, Number(rows));
  }, 100);
  return () => {
    clearInterval(timer);
    control.signal.removeEventListener('abort', interrupt);
  };
}

async function describe(
  database: Database,
  source: Source & { skipped: number },
  reading: Reading,
  typed: { types: Dataset['columns'][number]['type'][]; problems: Problem[] },
  control: ImportControl,
): Promise<Dataset> {
  const [count] = await database.all('SELECT count(*)::DOUBLE FROM data');
  const rows = Number(count?.[0] ?? 0);
  if (rows === 0) throw new AppError('csv.no-rows', { file: source.name, columns: reading.columns.length });
  const named = reading.columns.map((column, i) => ({ name: column.name, type: typed.types[i] ?? 'text' }));
  const columns = await profile(database, named, rows, (share) => control.progress('profiling', share, rows));
  const found = await findProblems(database, columns, rows, reading.skipLines + (reading.header ? 2 : 1));
  const hidden = reading.notices.map(({ details }): Problem => ({ kind: 'hidden-characters', column: String(details['name']), count: 1, rows: [], subject: null, remedy: 'none' }));
  return {
    id: source.id,
    name: source.name,
    rows,
    bytes: source.bytes,
    importedAt: new Date().toISOString(),
    skippedRows: source.skipped,
    columns,
    problems: [...typed.problems, ...found, ...hidden],
  };
}

/** Gives the finished folder its name. Another import of the same content may have been quicker: then that one stays. */
async function publish(work: string, place: string): Promise<void> {
  await rename(work, place).catch((thrown: unknown) => {
    const taken = thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOTEMPTY' || thrown.code === 'EEXIST');
    if (!taken) throw thrown;
  });
}

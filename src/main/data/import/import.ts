/** A text table into the store: read, judged, typed, profiled, and only then visible. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BadRow, Dataset, Problem, ReadOptions } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { literal, type Engine } from '../engine/engine';
import { interruptible, watched } from '../engine/query';
import { leaks } from '../profile/leaks';
import { duplicates, hiddenCharacters, poorColumns, sentinels } from '../profile/problems';
import { profileColumns } from '../profile/profile';
import { listFaults, refusalOf } from '../scan/refusal';
import { withSource, type Source } from '../source/source';
import { DATA_FILE, TABLE, writeDescription } from '../stored';
import { examine, type Examined } from './examine';
import { publish } from './folders';
import { chosenTypes, identify, refuseUnknownColumns } from './options';
import type { InWorkshop } from './preview';
import { readTable, type ReadTable } from './read';
import { openText, type Text } from './text';
import { findTypeFaults, storeTyped, type TypeFaults } from './typed-table';

export type Stage = 'reading' | 'storing' | 'profiling';

export interface ImportControl {
  readonly signal: AbortSignal;
  progress(stage: Stage, share: number, rows: number): void;
}

export interface Imported {
  readonly dataset: Dataset;
  /** It was in the store already. */
  readonly known: boolean;
  /** Rows left out, at most two thousand of them; `dataset.skippedRows` counts all. */
  readonly skipped: BadRow[];
}

export interface ImportInto {
  /** The store's folder. */
  readonly store: string;
  readonly inWorkshop: InWorkshop;
  /** The dataset of that name, when the store has it. */
  find(id: string): Promise<Dataset | undefined>;
}

/** One import under way. */
interface Job {
  readonly source: Source;
  readonly options: Partial<ReadOptions>;
  readonly control: ImportControl;
  readonly into: ImportInto;
  readonly engine: Engine;
  readonly work: string;
}

/**
 * Imports a file. What is left out of the options is guessed, except what a person has to decide: an encoding that is
 * not UTF-8, a missing header, an unclear delimiter.
 * @throws file.*, csv.*, data.column-unknown, system.cancelled; then the store is as it was
 */
export async function importTable(
  path: string,
  name: string,
  options: Partial<ReadOptions>,
  control: ImportControl,
  into: ImportInto,
): Promise<Imported> {
  return withSource(path, name, (source) =>
    into.inWorkshop(
      async (engine, work) => {
        try {
          return await run({ source, options, control, into, engine, work });
        } catch (thrown) {
          // A file that changes in the middle makes every step fail in its own way.
          if (!control.signal.aborted) await source.checkUnchanged();
          throw thrown;
        }
      },
      [source.path],
    ),
  );
}

async function run(job: Job): Promise<Imported> {
  const { source, options, control, work } = job;
  const text = await openText(source, {
    work,
    encoding: options.encoding,
    limit: Infinity,
    signal: control.signal,
    progress: (share) => control.progress('reading', share / 2, 0),
  });
  try {
    const copied = text.path === source.path ? 0 : 0.5;
    const { size } = await text.handle.stat();
    const examined = await examine(text, source.name, options.delimiter, {
      signal: control.signal,
      progress: (bytes, rows) => control.progress('reading', copied + ((1 - copied) * bytes) / size, rows),
    });
    return await interruptible(job.engine.connection, control.signal, () => load(job, text, examined));
  } finally {
    await text.handle.close();
  }
}

async function load(job: Job, text: Text, examined: Examined): Promise<Imported> {
  const { source, options, control, engine, work } = job;
  const rows = examined.shape.lines.size;
  await refuseFaults(job, text, examined);
  const read = await watched(
    engine.connection,
    (share) => control.progress('storing', share / 2, rows),
    () => readTable(engine, text, examined, { file: source.name, work, options, signal: control.signal }),
  );
  const types = chosenTypes(options);
  refuseUnknownColumns(
    types,
    read.table.map((column) => column.name),
  );
  const id = identify(examined.sha256, { ...read, types });
  const faults = await findTypeFaults(engine, read);
  refuseTypeFaults(faults, options, source.name);
  const skipped = [...read.faults, ...faults.listed].sort((a, b) => a.row - b.row);
  const known = await job.into.find(id);
  if (known) return { dataset: known, known: true, skipped };
  await source.checkUnchanged();
  const dataset = await store(job, id, read, faults, examined);
  return { ...dataset, skipped };
}

async function refuseFaults(
  { source, options }: Job,
  text: Text,
  { shape, sniffed }: Examined,
): Promise<void> {
  if (shape.faultCount === 0 || options.badRows === 'skip') return;
  throw refusalOf(shape, await listFaults(text.handle, shape), sniffed.columns, source.name);
}

function refuseTypeFaults(
  { rows, listed }: TypeFaults,
  { badRows }: Partial<ReadOptions>,
  file: string,
): void {
  const [first] = listed;
  if (!first || badRows === 'skip') return;
  throw new AppError('csv.bad-rows', { file, count: rows.length, row: first.row, text: first.text });
}

async function store(
  { source, control, engine, work, into }: Job,
  id: string,
  read: ReadTable,
  faults: TypeFaults,
  { shape }: Examined,
): Promise<{ dataset: Dataset; known: boolean }> {
  const made = join(work, 'made');
  await mkdir(made, { mode: 0o700 });
  const { connection } = engine;
  const rows = read.rows - read.first - faults.rows.length;
  if (rows === 0) throw new AppError('csv.no-rows', { file: source.name, columns: read.columns });
  await connection.run(`ATTACH ${literal(join(made, DATA_FILE))} AS made`);
  await watched(
    connection,
    (share) => control.progress('storing', 0.5 + share / 2, rows),
    () => storeTyped(engine, read, `made.${TABLE}`),
  );
  const { profiles, problems } = await describe(engine, read, rows, faults, control);
  await connection.run('DETACH made');
  const dataset: Dataset = {
    id,
    name: source.name,
    rows,
    bytes: source.bytes,
    importedAt: new Date().toISOString(),
    skippedRows: shape.faultCount + faults.rows.length,
    columns: profiles,
    problems,
  };
  const { size: dataBytes } = await stat(join(made, DATA_FILE));
  await writeDescription(made, { dataset, dataBytes });
  if (control.signal.aborted) throw new AppError('system.cancelled');
  const known = !(await publish(made, into.store, id));
  return { dataset, known };
}

async function describe(
  { connection }: Engine,
  read: ReadTable,
  rows: number,
  faults: TypeFaults,
  control: ImportControl,
): Promise<{ profiles: Dataset['columns']; problems: Problem[] }> {
  const table = `made.${TABLE}`;
  const columns = read.table.map(({ name, type }, index) => ({ index, name, type }));
  const profiles = await profileColumns(connection, table, columns, rows, (share) =>
    control.progress('profiling', share * 0.6, rows),
  );
  const stored = { connection, table, rows };
  const problems = [
    ...read.problems.flatMap((problem) => problemLeft(problem, read.first, faults.rows)),
    ...(await poorColumns(stored, profiles)),
    ...(await sentinels(stored, profiles)),
  ];
  control.progress('profiling', 0.7, rows);
  problems.push(...(await duplicates(stored, columns.length)));
  control.progress('profiling', 0.8, rows);
  problems.push(...(await hiddenCharacters(stored, profiles)), ...(await leaks(stored, profiles)));
  control.progress('profiling', 1, rows);
  return { profiles, problems };
}

/** A problem of the raw table as one of the table; none where its rows are those `left` out. */
function problemLeft(problem: Problem, first: number, left: readonly number[]): Problem[] {
  const rows = problem.rows.flatMap((row) => storedRow(row, first, left));
  return rows.length === 0 && problem.rows.length > 0 ? [] : [{ ...problem, rows }];
}

/** Row of the table, from 1, of a row of the raw one; none where it is one of those `left` out. */
function storedRow(raw: number, first: number, left: readonly number[]): number[] {
  if (left.includes(raw)) return [];
  return [raw - first - left.filter((row) => row < raw).length + 1];
}

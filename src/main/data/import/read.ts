/** A source read into an engine's raw table, its columns named and their types known. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { BadRow, ColumnType, EncodingName, Problem, ReadOptions } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { z } from '../../../shared/zod';
import { findings } from '../columns/findings';
import { nameColumns, refuseMissingHeader } from '../columns/header';
import { cellsOf, typeOf, type ClassCounts } from '../columns/judge';
import type { Notice } from '../columns/notice';
import { RAW, readRaw } from '../columns/raw-table';
import { survey, usesDecimalComma, type Surveyed } from '../columns/survey';
import type { Engine } from '../engine/engine';
import { selectOne } from '../engine/query';
import { breakEdits, mergeRanges } from '../scan/breaks';
import { rewrite } from '../scan/rewrite';
import { listFaults } from '../scan/refusal';
import type { Examined } from './examine';
import { chosenTypes } from './options';
import type { Text } from './text';

export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Set by a person, against what the cells say. */
  readonly forced: boolean;
  /** Of a time: no cell has a clock. */
  readonly days: boolean;
  /** Some cells are markers of missing values. */
  readonly marked: boolean;
}

export interface ReadTable extends Surveyed {
  readonly header: boolean;
  readonly delimiter: string;
  readonly encoding: EncodingName;
  readonly table: TypedColumn[];
  /** Rows that are no part of the raw table because of their shape: the first thousand. */
  readonly faults: BadRow[];
  readonly notices: Notice[];
  readonly problems: Problem[];
  /** Row of the raw table -> line of the file. */
  lineOf(row: number): number;
}

/** What reading goes by. */
export interface Read {
  readonly file: string;
  readonly work: string;
  readonly options: Partial<ReadOptions>;
  readonly signal: AbortSignal;
}

/**
 * Reads an examined text; rows whose shape is wrong are left out.
 * @throws csv.empty, csv.no-rows, csv.header-missing, system.cancelled
 */
export async function readTable(
  engine: Engine,
  text: Text,
  examined: Examined,
  read: Read,
): Promise<ReadTable> {
  const { shape, sniffed } = examined;
  const { file, options } = read;
  if (shape.lines.size === 0) throw new AppError('csv.empty', { file });
  const path = await cleanPath(text, examined, read);
  const rows = shape.lines.size;
  await readRaw(engine.connection, { ...sniffed, path, rows, longestRow: shape.longestRow });
  const how = await headerAndComma(engine, examined, read);
  const first = how.header ? 1 : 0;
  if (rows === first) throw new AppError('csv.no-rows', { file, columns: sniffed.columns });
  const { names, notices } = nameColumns(how.cells, how.header, file);
  const surveyed = { columns: sniffed.columns, rows, first, decimalComma: how.decimalComma };
  const counts = await survey(engine.connection, surveyed);
  const table = typeColumns(names, counts, chosenTypes(options));
  const lineOf = (row: number): number => shape.lines.lineOf(row);
  const found = await findings(engine.connection, surveyed, counts, table, { file, lineOf });
  return {
    ...surveyed,
    header: how.header,
    delimiter: sniffed.delimiter,
    encoding: text.encoding,
    table,
    lineOf,
    faults: await listFaults(text.handle, shape, names),
    notices: [...shapeNotices(examined, file), ...notices, ...found.notices],
    problems: found.problems,
  };
}

/** The text itself when every row is well-formed, else a copy without the rows that are not. */
async function cleanPath(text: Text, { shape, sniffed }: Examined, { work, signal }: Read): Promise<string> {
  if (shape.drops.length === 0 && !shape.mixedBreaks) return text.path;
  const path = join(work, 'clean.csv');
  const target = await open(path, 'wx', 0o600);
  try {
    const breaks = shape.mixedBreaks
      ? await breakEdits(text.handle, text.from + sniffed.skip, sniffed.delimiter, signal)
      : { drops: [], turns: [] };
    await rewrite(
      text.handle,
      target,
      { drops: mergeRanges(shape.drops, breaks.drops), turns: breaks.turns },
      signal,
    );
  } finally {
    await target.close();
  }
  return path;
}

interface How {
  readonly cells: (string | null)[];
  readonly header: boolean;
  readonly decimalComma: boolean;
}

async function headerAndComma(
  { connection }: Engine,
  { sniffed }: Examined,
  { file, options }: Read,
): Promise<How> {
  const row = z.array(z.string().nullable());
  const cells = await selectOne(connection, `SELECT * FROM ${RAW} WHERE rowid = 0`, row);
  const mayHaveCommas = sniffed.delimiter !== ',';
  const decimalComma =
    options.decimalComma ?? (mayHaveCommas && (await usesDecimalComma(connection, cells.length)));
  if (options.header === undefined) await refuseMissingHeader(connection, cells, decimalComma, file);
  return { cells, header: options.header ?? true, decimalComma };
}

function typeColumns(
  names: readonly string[],
  counts: readonly ClassCounts[],
  chosen: ReadonlyMap<string, ColumnType>,
): TypedColumn[] {
  return names.map((name, i) => {
    const of = counts[i] ?? new Map<number, number>();
    const found = typeOf(of);
    const type = chosen.get(name) ?? found;
    return {
      name,
      type,
      forced: type !== found,
      days: cellsOf(of, 'moment') === 0,
      marked: cellsOf(of, 'marker') > 0,
    };
  });
}

function shapeNotices({ shape, sniffed }: Examined, file: string): Notice[] {
  const notices: Notice[] = [];
  if (sniffed.skip > 0)
    notices.push({ code: 'csv.separator-line', details: { file, delimiter: sniffed.delimiter } });
  if (shape.mixedBreaks) notices.push({ code: 'csv.line-breaks-mixed', details: { file } });
  const count = shape.trailingSeparators;
  if (count > 0) notices.push({ code: 'csv.trailing-separators', details: { file, count } });
  return notices;
}

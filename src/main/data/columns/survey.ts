/** Counts, column by column, what the cells of a raw table are. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from '../../../shared/zod';
import { count, select, selectOne } from '../engine/query';
import { CLASS, classify, isMarker, isPlainly } from './grammar';
import { cellsOf, isUndecided, valuesIn, type ClassCounts } from './judge';
import { columnName, RAW } from './raw-table';

const SAMPLE_ROWS = 20_000;
/** Columns a query: statements for thousands of columns at once take long to plan. */
const GROUP = 100;

export interface Surveyed {
  readonly columns: number;
  /** Rows of the table, its header included. */
  readonly rows: number;
  /** 1 when row 0 is the header, else 0. */
  readonly first: number;
  readonly decimalComma: boolean;
}

/** Column names of a table in groups that one query can take. */
export function grouped<T>(all: readonly T[], size = GROUP): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/**
 * Counts of every column. A sample tells what each column most likely is; then the whole table is asked whether every
 * cell is plainly that, which is quick, and only where some cell is not, every cell is looked at.
 */
export async function survey(connection: DuckDBConnection, of: Surveyed): Promise<ClassCounts[]> {
  const all = Array.from({ length: of.columns }, (_, i) => i);
  const sample = await classCounts(connection, all, of, of.first + SAMPLE_ROWS);
  if (of.rows <= of.first + SAMPLE_ROWS) return sample;
  const guesses = all.map((i) => ({ column: i, kind: guessOf(sample[i] ?? new Map<number, number>()) }));
  const quick = await quickCounts(connection, guesses, of);
  const unclear = all.filter((i) => quick[i] === undefined);
  const looked = await classCounts(connection, unclear, of, of.rows);
  return all.map((i) => quick[i] ?? looked[unclear.indexOf(i)] ?? new Map<number, number>());
}

type Guess = 'number' | 'boolean' | 'date' | 'text' | 'unclear';

function guessOf(counts: ClassCounts): Guess {
  if (!isUndecided(counts)) return 'text';
  const kinds = ['number', 'boolean', 'date'] as const;
  return kinds.find((kind) => cellsOf(counts, kind) === valuesIn(counts)) ?? 'unclear';
}

const classCount = z.tuple([z.number().int(), z.number().int(), count]);

/**
 * Counts of each class. Cells of all columns go through one expression, one below the other: a statement that spells
 * out the grammar for every column takes longer to plan than to run.
 */
async function classCounts(
  connection: DuckDBConnection,
  columns: readonly number[],
  { first, decimalComma }: Surveyed,
  end: number,
): Promise<ClassCounts[]> {
  const counts = new Map(columns.map((i) => [i, new Map<number, number>()]));
  for (const group of grouped(columns)) {
    const sql = `SELECT i, ${classify('v', decimalComma)} AS class, count(*)
      FROM (${stacked(group)} FROM ${RAW} WHERE rowid >= ${first} AND rowid < ${end}) GROUP BY i, class`;
    for (const [column, code, cells] of await select(connection, sql, classCount))
      counts.get(column)?.set(code, cells);
  }
  return columns.map((i) => counts.get(i) ?? new Map<number, number>());
}

/** SQL for the cells of several columns as rows (i: the column, v: its cell). */
export function stacked(columns: readonly number[]): string {
  return `SELECT unnest([${columns.join(', ')}]) AS i, unnest([${columns.map(columnName).join(', ')}]) AS v`;
}

/** Counts of the columns whose guess holds for every cell; undefined for all others. */
async function quickCounts(
  connection: DuckDBConnection,
  guesses: readonly { column: number; kind: Guess }[],
  { first, rows, decimalComma }: Surveyed,
): Promise<(ClassCounts | undefined)[]> {
  const counts: (ClassCounts | undefined)[] = [];
  for (const group of grouped(guesses)) {
    const each = group.map(({ column, kind }) => {
      const cell = columnName(column);
      if (kind === 'unclear') return '0, 0';
      const held = kind === 'text' ? isMarker(cell) : isPlainly(cell, kind, decimalComma);
      return `count(${cell}), count(*) FILTER (${held})`;
    });
    const found = await selectOne(
      connection,
      `SELECT ${each.join(', ')} FROM ${RAW} WHERE rowid >= ${first}`,
      z.array(count),
    );
    group.forEach(({ kind }, at) => {
      const [present = 0, held = 0] = found.slice(2 * at, 2 * at + 2);
      counts.push(countsOf(kind, rows - first - present, present, held));
    });
  }
  return counts;
}

function countsOf(kind: Guess, blank: number, present: number, held: number): ClassCounts | undefined {
  if (kind === 'text')
    return new Map<number, number>([
      [CLASS.blank, blank],
      [CLASS.marker, held],
      [CLASS.text, present - held],
    ]);
  if (kind === 'unclear' || held < present) return undefined;
  return new Map<number, number>([
    [CLASS.blank, blank],
    [CLASS[kind], present],
  ]);
}

const place = z
  .tuple([count, z.string().nullable()])
  .transform(([row, value]) => ({ row, value: value ?? '' }));
export type Place = z.infer<typeof place>;

/** The first three cells of a column, from row `first` on, for which a condition on `cell` holds. */
export function firstPlaces(
  connection: DuckDBConnection,
  column: number,
  first: number,
  condition: (cell: string) => string,
  most = 3,
): Promise<Place[]> {
  const cell = columnName(column);
  const sql = `SELECT rowid, ${cell} FROM ${RAW} WHERE rowid >= ${first} AND (${condition(cell)}) ORDER BY rowid LIMIT ${most}`;
  return select(connection, sql, place);
}

/** Whether numbers are written 1,5 rather than 1.5 in the first rows. */
export async function usesDecimalComma(connection: DuckDBConnection, columns: number): Promise<boolean> {
  const written = (point: string): string =>
    `count(*) FILTER (regexp_full_match(v, '[+-]?[0-9]*${point}[0-9]+'))`;
  const all = Array.from({ length: columns }, (_, i) => i);
  const sql = `SELECT ${written(',')}, ${written('[.]')} FROM (${stacked(all)} FROM ${RAW} WHERE rowid < 1000)`;
  const [commas, points] = await selectOne(connection, sql, z.tuple([count, count]));
  return commas > points;
}

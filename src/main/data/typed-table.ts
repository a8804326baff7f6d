import type { ColumnType, Problem, ReadOptions } from '../../shared/dataset';
import { asBoolean, asNumber, asText, asTime, isMissing, MISSING_MARKERS } from './cells';
import type { Database } from './duckdb';
import { rawColumn } from './raw-table';
import type { Reading } from './sniff';
import { identifier, literal } from './sql';

/** Columns that are looked at in one query: enough to be quick, few enough for the planner. */
const COLUMNS_AT_A_TIME = 64;
/** Share of numbers from which a text column is called mixed. */
const MOSTLY = 0.9;

/** What a raw text column holds. */
interface RawCount {
  readonly filled: number;
  readonly numbers: number;
  readonly ofType: number;
  readonly markers: number;
}

export interface Typed {
  readonly types: ColumnType[];
  readonly problems: Problem[];
}

/** Decides every column's type over all rows and stores the typed table `data`, rows in file order. */
export async function storeTyped(database: Database, reading: Reading, options: Partial<ReadOptions>): Promise<Typed> {
  const counts = await countAll(database, reading);
  const decided = reading.columns.map((column, i) => decide(column, counts[i] as RawCount, options));
  const list = decided.map(({ type }, i) => `${CASTS[type](rawColumn(i), reading.decimalComma)} AS ${identifier(reading.columns[i]?.name ?? '')}`);
  await database.run(`CREATE TABLE data AS SELECT ${list.join(', ')} FROM raw`);
  const problems: Problem[] = [];
  for (const [i, { mixed }] of decided.entries()) {
    if (mixed > 0) problems.push(await mixedProblem(database, reading, i, mixed));
    const markers = counts[i]?.markers ?? 0;
    if (markers > 0) problems.push(problemOf('missing-markers', reading.columns[i]?.name ?? '', markers, await placesOf(database, reading, markerCell(rawColumn(i)))));
  }
  return { types: decided.map(({ type }) => type), problems };
}

const CASTS: Readonly<Record<ColumnType, (cell: string, decimalComma: boolean) => string>> = {
  number: asNumber,
  boolean: asBoolean,
  time: asTime,
  text: asText,
};

async function countAll(database: Database, reading: Reading): Promise<RawCount[]> {
  const counts: RawCount[] = [];
  for (let from = 0; from < reading.columns.length; from += COLUMNS_AT_A_TIME) {
    const columns = reading.columns.slice(from, from + COLUMNS_AT_A_TIME);
    const list = columns.flatMap(({ type }, i) => countsOf(rawColumn(from + i), type, reading.decimalComma));
    const [row] = await database.all(`SELECT ${list.join(', ')} FROM raw`);
    columns.forEach((_, i) => {
      const [filled = 0, numbers = 0, ofType = 0, markers = 0] = (row ?? []).slice(i * 4, i * 4 + 4).map(Number);
      counts.push({ filled, numbers, ofType, markers });
    });
  }
  return counts;
}

function countsOf(cell: string, type: ColumnType, decimalComma: boolean): string[] {
  const filled = `count(*) FILTER (WHERE NOT ${isMissing(cell)})`;
  const numbers = `count(${asNumber(cell, decimalComma)})`;
  const ofType = type === 'boolean' || type === 'time' ? `count(${CASTS[type](cell, decimalComma)})` : '0';
  return [filled, numbers, ofType, `count(*) FILTER (WHERE ${markerCell(cell)})`];
}

function markerCell(cell: string): string {
  const written = MISSING_MARKERS.filter((marker) => marker !== '').map(literal);
  return `lower(trim(${cell})) IN (${written.join(', ')})`;
}

/** A wish decides; else the type that every filled cell has. `mixed`: cells that keep a column from being numbers. */
function decide(column: { name: string; type: ColumnType }, count: RawCount, options: Partial<ReadOptions>): { type: ColumnType; mixed: number } {
  const wish = options.types?.[column.name];
  if (wish) return { type: wish, mixed: 0 };
  if (count.filled > 0 && count.numbers === count.filled) return { type: 'number', mixed: 0 };
  if (count.filled > 0 && count.ofType === count.filled) return { type: column.type, mixed: 0 };
  const mixed = count.numbers >= MOSTLY * count.filled ? count.filled - count.numbers : 0;
  return { type: 'text', mixed };
}

async function mixedProblem(database: Database, reading: Reading, i: number, count: number): Promise<Problem> {
  const cell = rawColumn(i);
  const bad = `NOT ${isMissing(cell)} AND ${asNumber(cell, reading.decimalComma)} IS NULL`;
  const [example] = await database.all(`SELECT ${cell} FROM raw WHERE ${bad} LIMIT 1`);
  const problem = problemOf('mixed', reading.columns[i]?.name ?? '', count, await placesOf(database, reading, bad));
  return { ...problem, subject: String(example?.[0] ?? ''), remedy: 'treat-as-missing' };
}

/** Lines of the first three rows for which a condition holds, as far as rows are lines. */
async function placesOf(database: Database, reading: Reading, condition: string): Promise<number[]> {
  const found = await database.all(`SELECT rowid::DOUBLE FROM raw WHERE ${condition} ORDER BY rowid LIMIT 3`);
  const first = reading.skipLines + (reading.header ? 2 : 1);
  return found.map(([row]) => Number(row) + first);
}

function problemOf(kind: Problem['kind'], column: string, count: number, rows: number[]): Problem {
  return { kind, column, count, rows, subject: null, remedy: 'none' };
}

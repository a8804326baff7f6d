/** What a person should know about the types of the columns. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType, Problem } from '../../../shared/dataset';
import type { ErrorCode } from '../../../shared/errors/catalogue';
import { columnReading } from '../../../shared/recipe/column-reading';
import { z } from '../../../shared/zod';
import { select } from '../engine/query';
import { CLASS, classify, isMarker, toBoolean, type ClassName } from './grammar';
import { cellsOf, mainClasses, valuesIn, type ClassCounts } from './judge';
import type { Notice } from './notice';
import { columnName, RAW } from './raw-table';
import { firstPlaces, type Place, type Surveyed } from './survey';

export interface Findings {
  readonly notices: Notice[];
  readonly problems: Problem[];
}

/** Everything needed to look at one column's cells again. */
interface Column {
  readonly connection: DuckDBConnection;
  readonly table: Surveyed;
  readonly index: number;
  readonly name: string;
  readonly file: string;
  /** Row of the raw table -> line of the file. */
  lineOf(row: number): number;
}

/** Notices and problems of all columns; rows of problems are those of the raw table. */
export async function findings(
  connection: DuckDBConnection,
  table: Surveyed,
  counts: readonly ClassCounts[],
  columns: readonly { name: string; type: ColumnType }[],
  told: { file: string; lineOf(row: number): number },
): Promise<Findings> {
  const found: Findings = { notices: [], problems: [] };
  for (const [index, each] of counts.entries()) {
    const { name = '', type } = columns[index] ?? {};
    const column = { connection, table, index, name, ...told };
    const parts = [await markers(column, each), await mixture(column, each), await oddities(column, each)];
    if (type === 'boolean') parts.push(await mapping(column));
    found.notices.push(...parts.flatMap((part) => part.notices));
    found.problems.push(...parts.flatMap((part) => part.problems));
  }
  return found;
}

/** So many different odd values may be marks; more are data. */
const MOST_MARKS = 10;

const NOTHING: Findings = { notices: [], problems: [] };

async function markers(column: Column, counts: ClassCounts): Promise<Findings> {
  const count = cellsOf(counts, 'marker');
  if (count === 0) return NOTHING;
  const cell = columnName(column.index);
  const { connection, table, file, name } = column;
  const sql = `SELECT DISTINCT trim(${cell}) FROM ${RAW} WHERE rowid >= ${table.first} AND ${isMarker(cell)} ORDER BY 1 LIMIT 6`;
  const kinds = (await select(connection, sql, z.tuple([z.string()]))).flat().join(' ');
  const rows = rowsOf(await firstPlaces(connection, column.index, table.first, isMarker));
  return {
    notices: [{ code: 'csv.missing-markers', details: { file, column: name, count, markers: kinds } }],
    problems: [{ kind: 'missing-markers', column: name, count, rows, subject: kinds, remedy: 'none' }],
  };
}

async function mixture(column: Column, counts: ClassCounts): Promise<Findings> {
  const main = mainClasses(counts);
  if (!main) return NOTHING;
  const most = cellsOf(counts, ...main);
  const count = valuesIn(counts) - most;
  const odd = (cell: string): string => isOfNone(cell, main, column.table.decimalComma);
  const places = await firstPlaces(column.connection, column.index, column.table.first, odd);
  const { file, name } = column;
  const [first] = places;
  if (!first) return NOTHING;
  const row = column.lineOf(first.row);
  return {
    notices: [
      { code: 'csv.mixed-types', details: { file, column: name, most, count, value: first.value, row } },
    ],
    problems: [
      {
        kind: 'mixed',
        column: name,
        count,
        rows: rowsOf(places),
        subject: first.value,
        ...(await remedyOf(column, main)),
      },
    ],
  };
}

/**
 * A few odd values among numbers or days probably stand for a missing one, and without them the column is what most of
 * it is; where they are many, the column is better left out.
 */
async function remedyOf(
  { connection, table, index }: Column,
  main: readonly ClassName[],
): Promise<Pick<Problem, 'remedy' | 'reading'>> {
  const cell = columnName(index);
  const sql = `SELECT DISTINCT trim(${cell}) FROM ${RAW}
    WHERE rowid >= ${table.first} AND ${isOfNone(cell, main, table.decimalComma)} ORDER BY 1 LIMIT ${MOST_MARKS + 1}`;
  const odd = (await select(connection, sql, z.tuple([z.string()]))).flat();
  if (odd.length > MOST_MARKS) return { remedy: 'ignore-column' };
  const as = main.includes('number') ? 'number' : main.includes('date') ? 'time' : undefined;
  const { decimalComma } = table;
  const reading = columnReading.parse({ missing: odd, as, decimalComma: as === 'number' && decimalComma });
  return { remedy: 'treat-as-missing', reading };
}

/** Whether a cell has a value of none of these classes. */
function isOfNone(cell: string, kinds: readonly ClassName[], decimalComma: boolean): string {
  const codes = [...kinds.map((kind) => CLASS[kind]), CLASS.blank, CLASS.marker].join(', ');
  return `${classify(cell, decimalComma)} NOT IN (${codes})`;
}

/** Class -> the notice it deserves wherever it occurs. */
const ODD: readonly (readonly [ClassName, ErrorCode])[] = [
  ['range', 'csv.number-range'],
  ['precision', 'csv.number-precision'],
  ['zeros', 'csv.leading-zeros'],
  ['impossible', 'csv.date-invalid'],
];

async function oddities(column: Column, counts: ClassCounts): Promise<Findings> {
  const codes = ODD.filter(([kind]) => cellsOf(counts, kind) > 0).map(([kind, code]) => ({ kind, code }));
  if (cellsOf(counts, 'ambiguous') * 2 > valuesIn(counts))
    codes.push({ kind: 'ambiguous', code: 'csv.date-ambiguous' });
  const notices: Notice[] = [];
  for (const { kind, code } of codes) {
    const [first] = await placesOf(column, kind);
    const { file, name } = column;
    if (first)
      notices.push({
        code,
        details: { file, column: name, value: first.value, row: column.lineOf(first.row) },
      });
  }
  return { notices, problems: [] };
}

/** Which words of a yes/no column mean what. */
async function mapping({ connection, table, index, name, file }: Column): Promise<Findings> {
  const cell = columnName(index);
  const sql = `SELECT word, ${toBoolean('word')} AS means FROM
    (SELECT DISTINCT ${cell} AS word FROM ${RAW} WHERE rowid >= ${table.first}) WHERE means IS NOT NULL ORDER BY word LIMIT 12`;
  const words = await select(connection, sql, z.tuple([z.string(), z.boolean()]));
  const meaning = (what: boolean): string =>
    words.flatMap(([word, means]) => (means === what ? [word] : [])).join(' ');
  return {
    notices: [
      { code: 'csv.booleans', details: { file, column: name, yes: meaning(true), no: meaning(false) } },
    ],
    problems: [],
  };
}

/** The first cells of a class. */
function placesOf({ connection, table, index }: Column, kind: ClassName): Promise<Place[]> {
  const condition = (cell: string): string => `${classify(cell, table.decimalComma)} = ${CLASS[kind]}`;
  return firstPlaces(connection, index, table.first, condition);
}

function rowsOf(places: readonly Place[]): number[] {
  return places.map(({ row }) => row);
}

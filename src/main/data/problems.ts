import type { ColumnProfile, Problem } from '../../shared/dataset';
import type { Database } from './duckdb';
import { identifier } from './sql';

const NEAR_EMPTY = 0.9;
const ENOUGH_ROWS = 20;
const MOST_CATEGORIES = 50;
const MOST_PAIRS = 300;
const SUSPECT_NUMBER = -999;

/** What a person should know about a stored table before training on it. */
export async function findProblems(database: Database, columns: readonly ColumnProfile[], rows: number, firstRow: number): Promise<Problem[]> {
  return [
    ...columns.flatMap((column) => columnProblems(column, rows)),
    ...(await duplicates(database, columns, rows, firstRow)),
    ...(await copies(database, columns)),
  ];
}

function columnProblems(column: ColumnProfile, rows: number): Problem[] {
  const filled = rows - column.missing;
  const found: Problem[] = [];
  if (column.distinct <= 1) found.push(about('constant', column.name, filled, 'ignore-column', column.top[0]?.value ?? null));
  else if (column.missing >= NEAR_EMPTY * rows) found.push(about('near-empty', column.name, column.missing, 'ignore-column'));
  const namesRows = column.type === 'text' || (column.numbers?.whole ?? false);
  if (namesRows && rows >= ENOUGH_ROWS && column.distinct === rows) found.push(about('unique', column.name, rows, 'ignore-column'));
  if (column.numbers?.min === SUSPECT_NUMBER) found.push(about('missing-markers', column.name, 1, 'none', String(SUSPECT_NUMBER)));
  return found;
}

function about(kind: Problem['kind'], column: string, count: number, remedy: Problem['remedy'], subject: string | null = null): Problem {
  return { kind, column, count, rows: [], subject, remedy };
}

async function duplicates(database: Database, columns: readonly ColumnProfile[], rows: number, firstRow: number): Promise<Problem[]> {
  const hash = `hash(${columns.map((column) => identifier(column.name)).join(', ')})`;
  const [row] = await database.all(`SELECT count(DISTINCT ${hash})::DOUBLE FROM data`);
  const count = rows - Number(row?.[0] ?? rows);
  if (count === 0) return [];
  const again = `SELECT rowid AS place, row_number() OVER (PARTITION BY ${hash} ORDER BY rowid) AS time FROM data`;
  const places = await database.all(`SELECT place::DOUBLE FROM (${again}) WHERE time > 1 ORDER BY place LIMIT 3`);
  return [{ kind: 'duplicates', column: null, count, rows: places.map(([place]) => Number(place) + firstRow), subject: null, remedy: 'drop-duplicates' }];
}

/**
 * Columns that give another away: categories that map one to one, so that either as an input answers the other as
 * a target. Numbers with many values are left to the eye: neighbours on a spectrum are nearly equal and no leak.
 */
async function copies(database: Database, columns: readonly ColumnProfile[]): Promise<Problem[]> {
  const few = columns.filter((column) => column.distinct >= 2 && column.distinct <= MOST_CATEGORIES);
  const pairs = few.flatMap((a, i) => few.slice(i + 1).filter((b) => b.distinct === a.distinct).map((b) => [a, b] as const)).slice(0, MOST_PAIRS);
  if (pairs.length === 0) return [];
  const list = pairs.map(([a, b]) => `count(DISTINCT hash(${identifier(a.name)}, ${identifier(b.name)})) FILTER (WHERE ${identifier(a.name)} IS NOT NULL AND ${identifier(b.name)} IS NOT NULL)::DOUBLE`);
  const [row = []] = await database.all(`SELECT ${list.join(', ')} FROM data`);
  return pairs.filter(([a], i) => Number(row[i]) === a.distinct).map(([a, b]) => about('leak', b.name, b.distinct, 'ignore-column', a.name));
}

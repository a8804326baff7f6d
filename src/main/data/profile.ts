import type { ColumnProfile, ColumnType } from '../../shared/dataset';
import type { Database } from './duckdb';
import { identifier } from './sql';

const BARS = 20;
const TOP = 10;
const EXACT_ROWS = 100_000;
const COLUMNS_AT_A_TIME = 64;

/** Type, missing share, spread and most frequent values of every column of the table `data`. */
export async function profile(database: Database, columns: readonly { name: string; type: ColumnType }[], rows: number, told: (share: number) => void): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (let from = 0; from < columns.length; from += COLUMNS_AT_A_TIME) {
    const some = columns.slice(from, from + COLUMNS_AT_A_TIME);
    const [row = []] = await database.all(`SELECT ${some.flatMap((column) => summaryOf(column, rows)).join(', ')} FROM data`);
    for (const [i, column] of some.entries()) {
      profiles.push(await profileOf(database, column, rows, row.slice(i * 7, i * 7 + 7).map((value) => (value === null ? NaN : Number(value)))));
      told(profiles.length / columns.length);
    }
  }
  return profiles;
}

function summaryOf({ name, type }: { name: string; type: ColumnType }, rows: number): string[] {
  const column = identifier(name);
  const distinct = rows <= EXACT_ROWS ? `count(DISTINCT ${column})` : `approx_count_distinct(${column})`;
  const numbers = type === 'number' ? ['min', 'max', 'avg', 'stddev_pop'].map((f) => `${f}(${column})`) : ['NULL', 'NULL', 'NULL', 'NULL'];
  const whole = type === 'number' ? `bool_and(${column} = floor(${column}))::INT` : 'NULL';
  return [`count(${column})`, distinct, ...numbers, whole];
}

async function profileOf(database: Database, column: { name: string; type: ColumnType }, rows: number, summary: readonly number[]): Promise<ColumnProfile> {
  const [filled = 0, distinct = 0, min = NaN, max = NaN, mean = NaN, deviation = NaN, whole = NaN] = summary;
  const numbers = Number.isNaN(min) ? null : { min, max, mean, deviation, whole: whole === 1, bars: await barsOf(database, column.name, min, max) };
  return { ...column, missing: rows - filled, distinct: Math.min(distinct, filled), numbers, top: await topOf(database, column.name) };
}

async function barsOf(database: Database, name: string, min: number, max: number): Promise<{ from: number; to: number; count: number }[]> {
  const column = identifier(name);
  const width = (max - min) / BARS;
  if (!(width > 0) || !Number.isFinite(width)) {
    const [row] = await database.all(`SELECT count(${column})::DOUBLE FROM data`);
    return [{ from: min, to: max, count: Number(row?.[0] ?? 0) }];
  }
  const found = await database.all(
    `SELECT least(${BARS - 1}, floor((${column} - $1) / $2))::INT AS bar, count(*)::DOUBLE FROM data WHERE ${column} IS NOT NULL GROUP BY bar`,
    [min, width],
  );
  const counts = new Map(found.map(([bar, count]) => [Number(bar), Number(count)]));
  return Array.from({ length: BARS }, (_, i) => ({ from: min + i * width, to: i === BARS - 1 ? max : min + (i + 1) * width, count: counts.get(i) ?? 0 }));
}

async function topOf(database: Database, name: string): Promise<{ value: string; count: number }[]> {
  const column = identifier(name);
  const found = await database.all(
    `SELECT ${column}::VARCHAR AS value, count(*)::DOUBLE AS times FROM data WHERE ${column} IS NOT NULL GROUP BY value ORDER BY times DESC, value LIMIT ${TOP}`,
  );
  return found.map(([value, count]) => ({ value: plainNumber(String(value)), count: Number(count) }));
}

/** DuckDB writes the number 3 as `3.0`. */
function plainNumber(text: string): string {
  return /^-?\d+\.0$/.test(text) ? text.slice(0, -2) : text;
}

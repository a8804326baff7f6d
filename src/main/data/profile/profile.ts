/** What each column of a stored table is like. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnProfile } from '../../../shared/dataset';
import { countBars } from './bars';
import { countColumns, moments, spans, type Column, type Counts, type Range } from './statistics';
import { countDistinct, topValues } from './top';

/** Above it distinct values are estimated and the most frequent ones are not looked for. */
const COUNTED_DISTINCT = 100_000;
/** How far below the truth the estimate may be. */
const ESTIMATE = 0.8;

/**
 * Profiles of all columns, in their order.
 * @param progress told the share that is done, from 0 to 1
 */
export async function profileColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  rows: number,
  progress: (share: number) => void,
): Promise<ColumnProfile[]> {
  const counts = await countColumns(connection, table, columns);
  progress(0.3);
  const numbers = await profileNumbers(connection, table, columns, counts);
  const times = await spans(connection, table, columns);
  progress(0.5);
  const few = columns.filter((_, i) => (counts[i]?.distinct ?? 0) * ESTIMATE <= COUNTED_DISTINCT);
  const top = await topValues(connection, table, few, rows);
  progress(0.9);
  const profiles: ColumnProfile[] = [];
  for (const [i, column] of columns.entries()) {
    const of = counts[i] ?? { present: 0, distinct: 0, range: null };
    const { name, type, index } = column;
    const values = top.get(index) ?? { distinct: await manyValues(connection, table, column, of), top: [] };
    const span = times.get(index);
    profiles.push({
      name,
      type,
      missing: rows - of.present,
      ...values,
      numbers: numbers.get(index) ?? null,
      ...(span && { times: span }),
    });
  }
  progress(1);
  return profiles;
}

async function profileNumbers(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  counts: readonly Counts[],
): Promise<Map<number, NonNullable<ColumnProfile['numbers']>>> {
  const ranged: { index: number; range: Range }[] = columns.flatMap(({ index }, i) => {
    const range = counts[i]?.range ?? null;
    return range === null ? [] : [{ index, range }];
  });
  const found = await moments(connection, table, ranged);
  const bars = await countBars(connection, table, ranged);
  return new Map(
    ranged.map(({ index, range }, i) => {
      const { mean, deviation } = found[i] ?? { mean: 0, deviation: 0 };
      return [index, { ...range, mean, deviation, bars: bars[i] ?? [] }];
    }),
  );
}

/** How many different values a column of many has: exactly where that tells whether every row has one of its own. */
async function manyValues(
  connection: DuckDBConnection,
  table: string,
  column: Column,
  { present, distinct, range }: Counts,
): Promise<number> {
  const nameLike = column.type === 'text' || range?.whole === true;
  const exact = nameLike && distinct >= ESTIMATE * present;
  return exact ? countDistinct(connection, table, column) : Math.min(distinct, present);
}

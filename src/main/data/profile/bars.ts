/** The bars of a header histogram. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from '../../../shared/zod';
import { columnName } from '../columns/raw-table';
import { grouped } from '../columns/survey';
import { count, selectOne } from '../engine/query';
import type { Range } from './statistics';

const BARS = 20;

export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Equal bars over a range: one an integer when the values are few integers, else twenty. */
interface Bins {
  readonly from: number;
  readonly width: number;
  readonly count: number;
}

function binsOf({ min, max, whole }: Range): Bins {
  const span = max - min;
  if (whole && span < BARS) return { from: min, width: 1, count: span + 1 };
  const width = span / BARS;
  // A range beyond what a double can say, or finer than it can divide, is one bar.
  if (!Number.isFinite(width) || width === 0 || min + width === min) return { from: min, width: 0, count: 1 };
  return { from: min, width, count: BARS };
}

const histogram = z.array(z.object({ key: count, value: count }));

/** The bars of each number column, in their order. */
export async function countBars(
  connection: DuckDBConnection,
  table: string,
  columns: readonly { index: number; range: Range }[],
): Promise<Bar[][]> {
  const all: Bar[][] = [];
  for (const group of grouped(columns)) {
    const each = group.map(({ index, range }) => `histogram(${binSql(columnName(index), binsOf(range))})`);
    const found = await selectOne(connection, `SELECT ${each.join(', ')} FROM ${table}`, z.array(histogram));
    group.forEach(({ range }, i) => all.push(barsOf(range, found[i] ?? [])));
  }
  return all;
}

/** The bar of a value; null for a missing one, which `least` alone would put into the last bar. */
function binSql(cell: string, { from, width, count: bars }: Bins): string {
  const place =
    bars === 1 ? '0' : `least(${bars - 1}, floor((${cell} - (${from}::DOUBLE)) / ${width}::DOUBLE))::INTEGER`;
  return `CASE WHEN ${cell} IS NOT NULL THEN ${place} END`;
}

function barsOf(range: Range, found: readonly { key: number; value: number }[]): Bar[] {
  const { from, width, count: bars } = binsOf(range);
  const counts = new Map(found.map(({ key, value }) => [key, value]));
  return Array.from({ length: bars }, (_, i) => {
    const last = i === bars - 1;
    const to = last
      ? Math.max(range.max, range.whole ? from + width * bars : range.max)
      : from + width * (i + 1);
    return { from: from + width * i, to, count: counts.get(i) ?? 0 };
  });
}

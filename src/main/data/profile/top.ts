/** The most frequent values of a column, and how many different ones there are. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { cell as cellSchema } from '../../../shared/dataset';
import { levelOf } from '../../../shared/recipe/encode';
import { z } from '../../../shared/zod';
import { columnName } from '../columns/raw-table';
import { grouped, stacked } from '../columns/survey';
import { count, select, selectOne } from '../engine/query';
import type { Column } from './statistics';

const MOST = 10;

export interface Top {
  readonly distinct: number;
  readonly top: { value: string; count: number }[];
}

/** Cells that one query may stack up: many columns of a short table go together, those of a long one alone. */
const CELLS_A_QUERY = 2_000_000;
const MOST_COLUMNS = 100;

const row = z.tuple([z.number().int(), cellSchema, count, count]);

/**
 * Of each column, by its index: at most ten values, the most frequent first, equally frequent ones in the order of
 * their values.
 */
export async function topValues(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  rows: number,
): Promise<Map<number, Top>> {
  const found = new Map(columns.map(({ index }): [number, Top] => [index, { distinct: 0, top: [] }]));
  const size = Math.max(1, Math.min(MOST_COLUMNS, Math.floor(CELLS_A_QUERY / rows)));
  const types = new Set(columns.map(({ type }) => type));
  for (const type of types) {
    for (const group of grouped(
      columns.filter((column) => column.type === type),
      size,
    )) {
      await addTop(connection, table, group, found);
    }
  }
  return found;
}

async function addTop(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
  into: Map<number, Top>,
): Promise<void> {
  const value = columns[0]?.type === 'time' ? 'CAST(v AS VARCHAR)' : 'v';
  const sql = `SELECT i, ${value}, n, different FROM (
      SELECT i, v, count(*) AS n, count(*) OVER (PARTITION BY i) AS different,
        row_number() OVER (PARTITION BY i ORDER BY count(*) DESC, v) AS place
      FROM (${stacked(columns.map(({ index }) => index))} FROM ${table}) WHERE v IS NOT NULL GROUP BY i, v)
    WHERE place <= ${MOST} ORDER BY i, place`;
  for (const [index, of, times, different] of await select(connection, sql, row)) {
    const before: Top['top'] = into.get(index)?.top ?? [];
    into.set(index, { distinct: different, top: [...before, { value: levelOf(of) ?? '', count: times }] });
  }
}

/** How many different values there are, exactly. */
export async function countDistinct(
  connection: DuckDBConnection,
  table: string,
  column: Column,
): Promise<number> {
  const sql = `SELECT count(DISTINCT ${columnName(column.index)}) FROM ${table}`;
  return (await selectOne(connection, sql, z.tuple([count])))[0];
}

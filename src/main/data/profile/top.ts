/** The most frequent values of a column, and how many different ones there are. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { cell as cellSchema } from '../../../shared/dataset';
import { levelOf } from '../../../shared/recipe/encode';
import { z } from '../../../shared/zod';
import { columnName } from '../columns/raw-table';
import { count, select, selectOne } from '../engine/query';
import type { Column } from './statistics';

const MOST = 10;

export interface Top {
  readonly distinct: number;
  readonly top: { value: string; count: number }[];
}

const row = z.tuple([cellSchema, count, count]);

/** At most ten, the most frequent first; equally frequent ones in the order of their values. */
export async function topValues(connection: DuckDBConnection, table: string, column: Column): Promise<Top> {
  const cell = columnName(column.index);
  const value = column.type === 'time' ? `CAST(${cell} AS VARCHAR)` : cell;
  const sql = `SELECT ${value}, n, count(*) OVER () FROM
    (SELECT ${cell}, count(*) AS n FROM ${table} WHERE ${cell} IS NOT NULL GROUP BY ${cell})
    ORDER BY n DESC, ${cell} LIMIT ${MOST}`;
  const found = await select(connection, sql, row);
  return {
    distinct: found[0]?.[2] ?? 0,
    top: found.map(([of, times]) => ({ value: levelOf(of) ?? '', count: times })),
  };
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

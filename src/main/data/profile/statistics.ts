/** Counts, ranges and moments of every column of a stored table. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ColumnType } from '../../../shared/dataset';
import { z } from '../../../shared/zod';
import { columnName } from '../columns/raw-table';
import { grouped } from '../columns/survey';
import { count, selectOne } from '../engine/query';

/** Above it squares overflow a double, so that moments are taken of scaled values. */
const SQUARES_OVERFLOW = 1e150;
const SCALE = 1e160;

export interface Column {
  readonly index: number;
  readonly name: string;
  readonly type: ColumnType;
}

export interface Range {
  readonly min: number;
  readonly max: number;
  /** Whether every value is an integer. */
  readonly whole: boolean;
}

export interface Counts {
  readonly present: number;
  /** About: HyperLogLog. */
  readonly distinct: number;
  /** Of numbers, when there are any. */
  readonly range: Range | null;
}

const nullable = z.number().nullable();
const counted = z.object({
  present: count,
  distinct: count,
  min: nullable,
  max: nullable,
  whole: z.boolean().nullable(),
});

/** Of each column, in their order. */
export async function countColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<Counts[]> {
  const all: Counts[] = [];
  for (const group of grouped(columns)) {
    const each = group.map(({ index, type }) => {
      const cell = columnName(index);
      const range =
        type === 'number'
          ? `min: min(${cell}), max: max(${cell}), whole: bool_and(${cell} = floor(${cell}))`
          : 'min: NULL::DOUBLE, max: NULL::DOUBLE, whole: NULL::BOOLEAN';
      return `{present: count(${cell}), 'distinct': approx_count_distinct(${cell}), ${range}}`;
    });
    const found = await selectOne(connection, `SELECT ${each.join(', ')} FROM ${table}`, z.array(counted));
    for (const { present, distinct, min, max, whole } of found) {
      const range = min === null || max === null ? null : { min, max, whole: whole ?? false };
      all.push({ present, distinct, range });
    }
  }
  return all;
}

/** The first and the last moment of each time column that has any, by its index. */
export async function spans(
  connection: DuckDBConnection,
  table: string,
  columns: readonly Column[],
): Promise<Map<number, { first: string; last: string }>> {
  const all = new Map<number, { first: string; last: string }>();
  for (const group of grouped(columns.filter(({ type }) => type === 'time'))) {
    const each = group.map(({ index }) => {
      const cell = columnName(index);
      return `[CAST(min(${cell}) AS VARCHAR), CAST(max(${cell}) AS VARCHAR)]`;
    });
    const pair = z.tuple([z.string().nullable(), z.string().nullable()]);
    const found = await selectOne(connection, `SELECT ${each.join(', ')} FROM ${table}`, z.array(pair));
    for (const [at, { index }] of group.entries()) {
      const [first, last] = found[at] ?? [null, null];
      if (first !== null && last !== null) all.set(index, { first, last });
    }
  }
  return all;
}

export interface Moments {
  readonly mean: number;
  /** Of the population. */
  readonly deviation: number;
}

/** Mean and standard deviation of each number column with its range; columns and ranges are of equal length. */
export async function moments(
  connection: DuckDBConnection,
  table: string,
  columns: readonly { index: number; range: Range }[],
): Promise<Moments[]> {
  const all: Moments[] = [];
  for (const group of grouped(columns)) {
    const each = group.map(({ index, range }) => {
      const scale = scaleOf(range);
      const cell = scale === 1 ? columnName(index) : `${columnName(index)} / ${scale}`;
      return `avg(${cell}), stddev_pop(${cell})`;
    });
    const found = await selectOne(connection, `SELECT ${each.join(', ')} FROM ${table}`, z.array(z.number()));
    group.forEach(({ range }, at) => {
      const [mean = 0, deviation = 0] = found.slice(2 * at, 2 * at + 2);
      all.push({ mean: mean * scaleOf(range), deviation: deviation * scaleOf(range) });
    });
  }
  return all;
}

function scaleOf({ min, max }: Range): number {
  return Math.max(Math.abs(min), Math.abs(max)) > SQUARES_OVERFLOW ? SCALE : 1;
}

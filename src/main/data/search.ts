/** A view of a stored table as SQL: which rows, in which order. */
import type { DuckDBValue } from '@duckdb/node-api';
import type { Dataset, RowFilter, RowSort } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { nearest } from '../plans/nearest';
import { columnName } from './columns/raw-table';

/** Rows that pass all filters, sorted or as in the file. */
export interface RowQuery {
  readonly filters: readonly RowFilter[];
  readonly sort: RowSort | null;
}

/** A condition to put behind WHERE, with its values in order, and what to put behind ORDER BY. */
export interface RowSql {
  readonly where: string;
  readonly values: DuckDBValue[];
  readonly order: string;
}

/** @throws data.column-unknown */
export function rowSql(of: Dataset, { filters, sort }: RowQuery): RowSql {
  const values: DuckDBValue[] = [];
  const bound = (value: DuckDBValue): string => `$${values.push(value)}`;
  const conditions = filters.map((filter) => {
    const column = cellOf(of, filter.column);
    if (filter.kind === 'missing') return `${column} IS NULL`;
    if (filter.kind === 'value') return `CAST(${column} AS VARCHAR) = ${bound(filter.value)}`;
    const below = filter.last ? '<=' : '<';
    return `${column} >= ${bound(filter.from)} AND ${column} ${below} ${bound(filter.to)}`;
  });
  const direction = sort?.descending ? 'DESC' : 'ASC';
  return {
    where: conditions.length === 0 ? 'TRUE' : conditions.join(' AND '),
    values,
    // Missing values come last either way, equal ones in the order of the file.
    order: sort ? `${cellOf(of, sort.column)} ${direction} NULLS LAST, rowid` : 'rowid',
  };
}

/** The column of a name in our own tables. @throws data.column-unknown */
export function cellOf({ columns }: Dataset, name: string): string {
  const index = columns.findIndex((column) => column.name === name);
  if (index >= 0) return columnName(index);
  const guess = nearest(
    name,
    columns.map((column) => column.name),
  );
  throw new AppError('data.column-unknown', { column: name, guess });
}

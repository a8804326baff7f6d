/** The raw table's text as values of the columns' types. */
import type { BadRow } from '../../../shared/dataset';
import { z } from '../../../shared/zod';
import { isMarker, isNumber, isTime, toBoolean, toMoment, toNumber } from '../columns/grammar';
import { columnName, RAW } from '../columns/raw-table';
import type { Engine } from '../engine/engine';
import { count, select } from '../engine/query';
import type { ReadTable, TypedColumn } from './read';

const MOST_LISTED = 1000;

/** Rows with a cell that is not of the type that a person set for its column. */
export interface TypeFaults {
  /** Their rows in the raw table, in order. */
  readonly rows: readonly number[];
  readonly listed: readonly BadRow[];
}

export async function findTypeFaults(engine: Engine, read: ReadTable): Promise<TypeFaults> {
  const condition = unfit(read);
  if (condition === undefined) return { rows: [], listed: [] };
  const where = `FROM ${RAW} WHERE rowid >= ${read.first} AND (${condition})`;
  const rows = (
    await select(engine.connection, `SELECT rowid ${where} ORDER BY rowid`, z.tuple([count]))
  ).flat();
  const forced = forcedColumns(read);
  const culprit = forced.map((i) => `WHEN ${unfitCell(read, i)} THEN ${i}`).join(' ');
  const cells = Array.from({ length: read.columns }, (_, i) => columnName(i)).join(', ');
  const sql = `SELECT rowid, CASE ${culprit} END, [${cells}] ${where} ORDER BY rowid LIMIT ${MOST_LISTED}`;
  const shape = z.tuple([count, z.number().int(), z.array(z.string().nullable())]);
  const listed = (await select(engine.connection, sql, shape)).map(([row, column, text]): BadRow => ({
    row: read.lineOf(row),
    column: read.table[column]?.name ?? null,
    reason: 'csv.row-type',
    text: text
      .map((cell) => cell ?? '')
      .join(read.delimiter)
      .slice(0, 200),
  }));
  return { rows, listed };
}

/** Makes `target` of all rows that fit. */
export async function storeTyped(engine: Engine, read: ReadTable, target: string): Promise<void> {
  const columns = read.table.map(
    (column, i) => `${typed(columnName(i), column, read.decimalComma)} AS ${columnName(i)}`,
  );
  const condition = unfit(read);
  const fits = condition === undefined ? '' : ` AND NOT (${condition})`;
  await engine.connection.run(
    `CREATE TABLE ${target} AS SELECT ${columns.join(', ')} FROM ${RAW} WHERE rowid >= ${read.first}${fits}`,
  );
}

function forcedColumns({ table }: ReadTable): number[] {
  return table.flatMap(({ forced, type }, i) => (forced && type !== 'text' ? [i] : []));
}

/** SQL: some cell of the row does not fit its type; undefined when that cannot be. */
function unfit(read: ReadTable): string | undefined {
  const each = forcedColumns(read).map((i) => unfitCell(read, i));
  return each.length === 0 ? undefined : `list_bool_or([${each.join(', ')}])`;
}

function unfitCell({ table, decimalComma }: ReadTable, i: number): string {
  const cell = columnName(i);
  const column = table[i];
  if (!column) throw new RangeError(`there is no column ${i}`);
  return `(${hasValue(cell)} AND (${typed(cell, column, decimalComma)}) IS NULL)`;
}

function hasValue(cell: string): string {
  return `(${cell} IS NOT NULL AND NOT ${isMarker(cell)} AND trim(${cell}) <> '')`;
}

function typed(cell: string, { type, forced, days, marked }: TypedColumn, decimalComma: boolean): string {
  const value = toNumber(cell, decimalComma);
  switch (type) {
    case 'text':
      return `CASE WHEN ${marked ? hasValue(cell) : `trim(${cell}) <> ''`} THEN ${cell} END`;
    case 'boolean':
      return toBoolean(cell);
    case 'time': {
      const moment = days ? `try_cast(${cell} AS DATE)` : toMoment(cell);
      return forced ? `CASE WHEN ${isTime(cell)} THEN ${moment} END` : moment;
    }
    case 'number':
      if (forced) return `CASE WHEN ${isNumber(cell, decimalComma)} THEN ${value} END`;
      // The marker NaN is the one that a cast takes for a number.
      return marked ? `CASE WHEN NOT isnan(${value}) THEN ${value} END` : value;
  }
}

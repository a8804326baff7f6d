import { createHash } from 'node:crypto';
import type { ColumnType, ReadOptions } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { nearest } from '../../plans/nearest';

/** Bump it when the same bytes would be stored in another way. */
const FORMAT = 1;

/** Everything that decides how a table is read, guesses made. */
export interface Resolved {
  readonly delimiter: string;
  readonly header: boolean;
  readonly decimalComma: boolean;
  /** Types that a person set, a column name each. */
  readonly types: ReadonlyMap<string, ColumnType>;
}

export function chosenTypes({ types = {} }: Partial<ReadOptions>): Map<string, ColumnType> {
  return new Map(Object.entries(types));
}

/** @throws data.column-unknown when a type is set for a column that is not there */
export function refuseUnknownColumns(types: ReadonlyMap<string, ColumnType>, names: readonly string[]): void {
  for (const column of types.keys()) {
    if (!names.includes(column))
      throw new AppError('data.column-unknown', { column, guess: nearest(column, names) });
  }
}

/**
 * The name of a dataset: the same bytes read in the same way have the same one, whatever their file is called.
 * @param sha256 of the text in UTF-8, without byte order mark
 */
export function identify(sha256: string, { delimiter, header, decimalComma, types }: Resolved): string {
  const sorted = [...types].sort(([a], [b]) => (a < b ? -1 : 1));
  const how = JSON.stringify({ format: FORMAT, delimiter, header, decimalComma, types: sorted });
  return createHash('sha256').update(sha256).update(how).digest('hex').slice(0, 32);
}

import type { BadRow } from '../../shared/dataset';
import type { Database } from './duckdb';
import type { Reading } from './sniff';
import { identifier, literal } from './sql';

/** A line may be this long: beyond it a quote was never closed or the file has no lines. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;
const MAX_LISTED = 10_000;

/** The raw columns `c0`, `c1`, ... of a temporary table, all text, in file order. */
export const rawColumn = (i: number): string => identifier(`c${i}`);

/** Reads the text file into the temporary table `raw`; rows that cannot be read are set aside. */
export async function readRaw(database: Database, path: string, reading: Reading): Promise<void> {
  const columns = reading.columns.map((_, i) => `${literal(`c${i}`)}: 'VARCHAR'`).join(', ');
  const options = [
    `columns = {${columns}}`,
    'auto_detect = false',
    `header = ${reading.header}`,
    `skip = ${reading.skipLines}`,
    `delim = ${literal(reading.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    'store_rejects = true',
    'rejects_limit = 0',
    'null_padding = false',
    `max_line_size = ${MAX_LINE_BYTES}`,
  ];
  await database.run(`CREATE TEMP TABLE raw AS SELECT * FROM read_csv(${literal(path)}, ${options.join(', ')})`);
}

export interface RejectedRow extends BadRow {
  /** DuckDB's word for what is wrong, such as `MISSING COLUMNS`. */
  readonly kind: string;
  /** Column, counted from 1, when DuckDB knows it. */
  readonly at: number | null;
}

/** The rows that could not be read, in file order, at most 10,000 listed; `row` counts lines of the file from 1. */
export async function rejectedRows(database: Database, reading: Reading): Promise<{ rows: RejectedRow[]; total: number }> {
  const [count] = await database.all('SELECT count(DISTINCT line) FROM reject_errors');
  const found = await database.all(
    `SELECT line::DOUBLE, min(column_idx)::DOUBLE, first(error_type::VARCHAR), first(left(csv_line, 200)), first(error_message)
     FROM reject_errors GROUP BY line ORDER BY line LIMIT ${MAX_LISTED}`,
  );
  const rows = found.map(([line, column, kind, text, message]) => {
    const at = typeof column === 'number' ? column : null;
    const name = at === null ? null : (reading.columns[at - 1]?.name ?? null);
    return { row: Number(line), at, column: name, kind: String(kind), reason: REASONS[String(kind)] ?? String(message).split('\n')[0] ?? '', text: String(text ?? '') };
  });
  return { rows, total: Number(count?.[0] ?? 0) };
}

const REASONS: Readonly<Record<string, string>> = {
  'MISSING COLUMNS': 'too few values',
  'TOO MANY COLUMNS': 'too many values',
  'UNQUOTED VALUE': 'a quote that does not close or text after it',
  'LINE SIZE OVER MAXIMUM': 'the line is too long',
  'INVALID ENCODING': 'not valid text',
  'INVALID STATE': 'a quote that does not close or text after it',
};

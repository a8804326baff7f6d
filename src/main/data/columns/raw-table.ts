/** A text table as DuckDB reads it: every cell as text, empty ones null, the header being row 0 when there is one. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { count, selectOne } from '../engine/query';
import { z } from '../../../shared/zod';

export const RAW = 'raw';

export interface TextTable {
  readonly path: string;
  readonly delimiter: string;
  readonly columns: number;
  readonly rows: number;
  /** Bytes of the longest row. */
  readonly longestRow: number;
}

/** The name of a column, from 0, in every table of ours: names that people give may hold anything. */
export function columnName(i: number): string {
  return `c${i}`;
}

/** Reads the table whose rows are known to be well-formed. DuckDB cuts files into parts, which it cannot always: then in one go. */
export async function readRaw(connection: DuckDBConnection, table: TextTable): Promise<void> {
  for (const parallel of [true, false]) {
    await connection.run(`CREATE OR REPLACE TABLE ${RAW} AS SELECT * FROM ${readCsv(table, parallel)}`, [
      table.path,
      table.delimiter,
    ]);
    const rows = await selectOne(connection, `SELECT count(*) FROM ${RAW}`, z.tuple([count]));
    if (rows[0] === table.rows) return;
  }
  throw new Error('the rows that were scanned are not the rows that were read');
}

function readCsv({ columns, longestRow }: TextTable, parallel: boolean): string {
  const names = Array.from({ length: columns }, (_, i) => `'${columnName(i)}': 'VARCHAR'`);
  const longest = Math.max(2_000_000, longestRow + 1);
  return `read_csv($1, delim = $2, quote = '"', escape = '"', nullstr = '', header = false, auto_detect = false,
    strict_mode = true, null_padding = false, compression = 'none', max_line_size = ${longest},
    parallel = ${parallel}, columns = {${names.join(', ')}})`;
}

import { columnName } from './columns/raw-table';

/**
 * SQL for the row ids of the rows that are equal to an earlier one in every column, in order. Rows are told apart by a
 * 64-bit hash of all their cells.
 */
export function repeatedRows(table: string, columns: number): string {
  return `WITH hashed AS (${hashedRows(table, columns)}), firsts AS (SELECT h, min(r) AS first FROM hashed GROUP BY h HAVING count(*) > 1)
    SELECT r FROM hashed JOIN firsts USING (h) WHERE r > first ORDER BY r`;
}

/** SQL for row ids, as `r`, and hashes of all cells, as `h`. */
export function hashedRows(table: string, columns: number): string {
  const cells = Array.from({ length: columns }, (_, i) => columnName(i)).join(', ');
  return `SELECT rowid AS r, hash(${cells}) AS h FROM ${table}`;
}

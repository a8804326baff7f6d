import { DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../shared/dataset';

/** A stored value as the rest of the program knows cells; a moment becomes ISO text. */
export function plainCell(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  return value instanceof DuckDBTimestampValue ? value.toString().replace(' ', 'T') : String(value);
}

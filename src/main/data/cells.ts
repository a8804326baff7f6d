import { literal } from './sql';

/** Words that stand for no value, whatever their letter case. */
export const MISSING_MARKERS = ['', 'na', 'n/a', 'null', 'nan', '-', '?', 'none'] as const;

/**
 * A number as people write it: at most 15 digits before the point, so that no digit is lost in a double; no leading
 * zeros, which belong to names such as postcodes; no thousands separators, units or hexadecimal.
 */
const NUMBER = '[+-]?((0|[1-9][0-9]{0,14})(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?';
const ISO_TIME = '[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?';

const MARKER_LIST = MISSING_MARKERS.map(literal).join(', ');

/** SQL that is true where a raw text cell holds no value. */
export function isMissing(cell: string): string {
  return `(${cell} IS NULL OR lower(trim(${cell})) IN (${MARKER_LIST}))`;
}

/** SQL for the number in a raw text cell; NULL where it is none. */
export function asNumber(cell: string, decimalComma: boolean): string {
  const text = decimalComma ? `replace(trim(${cell}), ',', '.')` : `trim(${cell})`;
  const plain = decimalComma ? `${cell} NOT LIKE '%.%'` : 'true';
  const value = `TRY_CAST(${text} AS DOUBLE)`;
  return `CASE WHEN ${plain} AND regexp_full_match(${text}, '${NUMBER}') AND isfinite(${value}) THEN ${value} END`;
}

/** SQL for true or false in a raw text cell. */
export function asBoolean(cell: string): string {
  return `CASE lower(trim(${cell})) WHEN 'true' THEN true WHEN 'false' THEN false END`;
}

/** SQL for the moment in a raw text cell, ISO 8601 only, in UTC when it names a zone. */
export function asTime(cell: string): string {
  return `CASE WHEN regexp_full_match(trim(${cell}), '${ISO_TIME}') THEN TRY_CAST(trim(${cell}) AS TIMESTAMP) END`;
}

/** SQL for the text of a raw cell; NULL where it is missing. */
export function asText(cell: string): string {
  return `CASE WHEN ${isMissing(cell)} THEN NULL ELSE ${cell} END`;
}

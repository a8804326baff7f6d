/**
 * What a cell's text is, as SQL. The grammar is strict on purpose: a number is what reads the same everywhere, so
 * `1_000`, `0x10`, `5%`, `00123` or `1,234` stay text, and nothing that a number cannot hold is changed silently.
 */

import { literal } from '../engine/engine';

/** Codes of `classify`, in its column order of `histogram`. */
export const CLASS = {
  blank: 0,
  marker: 1,
  number: 2,
  range: 3,
  precision: 4,
  zeros: 5,
  boolean: 6,
  date: 7,
  moment: 8,
  impossible: 9,
  ambiguous: 10,
  text: 11,
} as const;

export type ClassName = keyof typeof CLASS;

/** Cells that mean "no value", in lower case. */
const MARKERS = ['na', 'n/a', 'null', 'nan', '-', '?'];
const MARKERS_SQL = `(${MARKERS.map(literal).join(', ')})`;

const INTEGER = '(0|[1-9][0-9]*)';
const EXPONENT = '([eE][+-]?[0-9]+)?';
const DAY = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const CLOCK = '[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?';
const OTHER_DAY =
  '([0-9]{1,2}([/.-])[0-9]{1,2}[/.-]([0-9]{2}|[0-9]{4})|[0-9]{4}([/.])[0-9]{1,2}[/.][0-9]{1,2})';
const PAD = '[ \\t]*';

const ASCII_SPACE = "e' \\t'";

/** Cell without spaces and tabs around it. */
function trimmed(cell: string): string {
  return `trim(${cell}, ${ASCII_SPACE})`;
}

function matches(cell: string, pattern: string): string {
  return `regexp_full_match(${cell}, '${PAD}(${pattern})${PAD}')`;
}

/** Whether the cell, not null, says that there is no value. */
export function isMarker(cell: string): string {
  return `lower(${trimmed(cell)}) IN ${MARKERS_SQL}`;
}

/** The same of a text at hand. */
export function isMarkerText(cell: string): boolean {
  return MARKERS.includes(cell.replace(/^[ \t]+|[ \t]+$/g, '').toLowerCase());
}

/** The cell as a double, decimal comma understood; null or infinite when that cannot be. */
export function toNumber(cell: string, decimalComma: boolean): string {
  return `try_cast(${decimalComma ? `replace(${cell}, ',', '.')` : cell} AS DOUBLE)`;
}

/** The cell as a moment in UTC; null when the calendar does not have it. Zones need seconds before them to be read. */
export function toMoment(cell: string): string {
  const full = `regexp_replace(${cell}, '([T ][0-9]{2}:[0-9]{2})(Z|[+-])', '\\1:00\\2')`;
  return `CAST(try_cast(${full} AS TIMESTAMPTZ) AS TIMESTAMP)`;
}

/**
 * Whether a cell is surely of a class; a cell that is not may still be, when it is written in an unusual way. Fifteen
 * digits and two of an exponent are what needs no look at range and precision.
 */
export function isPlainly(cell: string, kind: 'number' | 'boolean' | 'date', decimalComma: boolean): string {
  const fraction = `(?:${decimalComma ? ',' : '[.]'}[0-9]+)?`;
  const number = `[+-]?(?:0|[1-9][0-9]{0,14})${fraction}(?:[eE][+-]?[0-9]{1,2})?`;
  if (kind === 'number') return `regexp_full_match(${cell}, '${number}')`;
  if (kind === 'boolean') return `lower(${cell}) IN ('true', 'false')`;
  return `(regexp_full_match(${cell}, '${DAY}') AND try_cast(${cell} AS DATE) > DATE '0001-01-01')`;
}

/** The class of a cell, one of the numbers in `CLASS`. */
export function classify(cell: string, decimalComma: boolean): string {
  const value = toNumber(cell, decimalComma);
  return `CASE
    WHEN ${cell} IS NULL THEN ${CLASS.blank}
    WHEN ${isMarker(cell)} THEN ${CLASS.marker}
    WHEN ${matches(cell, numberPattern(decimalComma))} THEN CASE
      WHEN ${isBeyond(cell, value)} THEN ${CLASS.range}
      WHEN ${isInexact(cell, value)} THEN ${CLASS.precision}
      ELSE ${CLASS.number} END
    WHEN ${trimmed(cell)} = '' THEN ${CLASS.blank}
    WHEN ${matches(cell, zerosPattern(decimalComma))} THEN ${CLASS.zeros}
    WHEN lower(${trimmed(cell)}) IN ('true', 'false') THEN ${CLASS.boolean}
    WHEN ${matches(cell, `${DAY}(${CLOCK})?`)} THEN CASE
      WHEN NOT ${isMoment(cell)} THEN ${CLASS.impossible}
      WHEN ${matches(cell, DAY)} THEN ${CLASS.date}
      ELSE ${CLASS.moment} END
    WHEN ${matches(cell, OTHER_DAY)} THEN ${CLASS.ambiguous}
    ELSE ${CLASS.text} END`;
}

/** Whether the cell is a number that a double holds as it is written, leading zeros aside. */
export function isNumber(cell: string, decimalComma: boolean): string {
  const value = toNumber(cell, decimalComma);
  const pattern = `(${numberPattern(decimalComma)}|${zerosPattern(decimalComma)})`;
  return `(${matches(cell, pattern)} AND NOT (${isBeyond(cell, value)}) AND NOT (${isInexact(cell, value)}))`;
}

/** Whether the cell is a day or a moment of the calendar. */
export function isTime(cell: string): string {
  return `(${matches(cell, `${DAY}(${CLOCK})?`)} AND ${isMoment(cell)})`;
}

function numberPattern(decimalComma: boolean): string {
  const point = decimalComma ? ',' : '[.]';
  return `[+-]?(${INTEGER}(${point}[0-9]*)?|${point}[0-9]+)${EXPONENT}`;
}

function zerosPattern(decimalComma: boolean): string {
  return `[+-]?0[0-9]+(${decimalComma ? ',' : '[.]'}[0-9]*)?`;
}

/** Whether a number is larger than a double can be, or so small that it would become 0. */
function isBeyond(cell: string, value: string): string {
  return `isinf(${value}) OR (${value} = 0 AND regexp_matches(${cell}, '^[^eE]*[1-9]'))`;
}

/** Whether whole digits lose some as a double (IEEE 754 keeps every integer up to 2^53). */
function isInexact(cell: string, value: string): string {
  const digits = `try_cast(${trimmed(cell)} AS HUGEINT)`;
  return `strlen(${cell}) > 15 AND ${matches(cell, '[+-]?[0-9]{16,}')}
    AND coalesce(try_cast(${value} AS HUGEINT) <> ${digits}, true)`;
}

/** Of a cell that looks like a moment; there is no year 0. */
function isMoment(cell: string): string {
  return `(${toMoment(cell)} IS NOT NULL AND NOT starts_with(${trimmed(cell)}, '0000'))`;
}

const YES = "('true', 'yes', 'y', '1', 'ja', '是')";
const NO = "('false', 'no', 'n', '0', 'nein', '否')";

/** The cell as true or false, by the words that people use; null for others. */
export function toBoolean(cell: string): string {
  const word = `lower(${trimmed(cell)})`;
  return `CASE WHEN ${word} IN ${YES} THEN true WHEN ${word} IN ${NO} THEN false END`;
}

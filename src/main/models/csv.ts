/** Writing CSV that a spreadsheet shows and does not run. */
import type { Cell } from '../../shared/dataset';

/** A whole cell that is nothing but a number; it may begin with a sign. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Where a spreadsheet might begin to read a formula: at the beginning of the cell or of a line in it, spaces of any
 * kind apart, before `=`, `+`, `-`, `@`, their full-width forms or a tab; a carriage return counts at the beginning.
 */
const FORMULA = /^(?=[^\S\t\r\n]*[=+\-@＝＋－＠\t\r])|(?<=[\r\n])(?=[^\S\t\r\n]*[=+\-@＝＋－＠\t])/g;

const MUST_QUOTE = /[",\r\n]|^\s|\s$/;

/** One line of CSV (RFC 4180, lines end with a line feed): numbers as they are, missing values empty, text made harmless. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(',')}\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = harmless(cell);
  return MUST_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text with an apostrophe wherever a formula might begin (OWASP, "CSV injection"). A number stays a number. */
export function harmless(text: string): string {
  return NUMBER.test(text) ? text : text.replace(FORMULA, "'");
}

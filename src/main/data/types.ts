import type { ColumnType } from '../../shared/dataset';
import { MISSING_MARKERS } from './cells';

const MARKERS: ReadonlySet<string> = new Set(MISSING_MARKERS);
const NUMBER = /^[+-]?((0|[1-9]\d{0,14})(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;
const TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** The type that all filled cells of a sample share; text when there is none. */
export function guessType(cells: readonly string[], decimalComma: boolean): ColumnType {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => !MARKERS.has(cell.toLowerCase()));
  if (filled.length === 0) return 'text';
  if (filled.every((cell) => isNumber(cell, decimalComma))) return 'number';
  if (filled.every((cell) => /^(true|false)$/i.test(cell))) return 'boolean';
  return filled.every((cell) => TIME.test(cell)) ? 'time' : 'text';
}

export function isNumber(cell: string, decimalComma: boolean): boolean {
  if (decimalComma && cell.includes('.')) return false;
  const text = decimalComma ? cell.replace(',', '.') : cell;
  return NUMBER.test(text) && Number.isFinite(Number(text));
}

/** Whether cells such as `1,5` occur and none such as `1.5`. */
export function usesDecimalComma(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat();
  return cells.some((cell) => /^\s*[+-]?\d+,\d+\s*$/.test(cell)) && !cells.some((cell) => /^\s*[+-]?\d+\.\d+\s*$/.test(cell));
}

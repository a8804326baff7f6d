/**
 * A number as people write it: at most 15 digits before the point, no thousands separators, units or hexadecimal,
 * and no leading zeros, which belong to names such as postcodes.
 */
const NUMBER = /^[+-]?((0|[1-9]\d{0,14})(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/** Whether a trimmed cell is a number; with a decimal comma, `1,5` is one and `1.5` is not. */
export function isNumberText(cell: string, decimalComma: boolean): boolean {
  if (decimalComma && cell.includes('.')) return false;
  const text = decimalComma ? cell.replace(',', '.') : cell;
  return NUMBER.test(text) && Number.isFinite(Number(text));
}

/** Integers beyond it are kept as text: the dataset store compares them as 128-bit numbers. */
const LARGEST_COMPARED = 2n ** 127n;

/**
 * Whether a trimmed cell is a number that a double holds as it is written: no thousands separators, units or
 * hexadecimal, no leading zeros, which belong to names such as postcodes, nothing beyond the range of a double, and no
 * digits that it would change. With a decimal comma, `1,5` is one and `1.5` is not.
 *
 * The same grammar as the importer's, which says it in SQL: a cell that made a column of numbers is a number when the
 * column is predicted from.
 */
export function isNumberText(cell: string, decimalComma: boolean): boolean {
  const text = decimalComma ? cell.replace('.', 'x').replace(',', '.') : cell;
  if (!/^[+-]?((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return false;
  const value = Number(text);
  const vanishes = value === 0 && /^[^eE]*[1-9]/.test(text);
  return Number.isFinite(value) && !vanishes && keepsItsDigits(text, value);
}

/** Whether a long integer is still the same as a double, which keeps every one up to 2^53 and some beyond. */
function keepsItsDigits(text: string, value: number): boolean {
  if (!/^[+-]?\d{16,}$/.test(text)) return true;
  const written = BigInt(text.replace('+', ''));
  const size = written < 0n ? -written : written;
  return size < LARGEST_COMPARED && BigInt(value) === written;
}

import type { Formats } from '../../language/formats';

/** A number as arithmetic shows it: three digits, and what is no number by its name. */
export function numeral(n: number, f: Formats): string {
  if (Number.isNaN(n)) return 'NaN';
  if (!Number.isFinite(n)) return n > 0 ? '∞' : '−∞';
  return f.number(n, 3);
}

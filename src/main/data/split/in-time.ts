import type { Cell } from '../../../shared/dataset';

/**
 * Rows from the earliest to the latest; rows without a time count as earliest, equal times keep their order. Moments
 * are ISO text, which sorts as time does.
 */
export function inTime(total: number, by: readonly Cell[]): Int32Array {
  const compare = (a: number, b: number): number => {
    const [x, y] = [by[a] ?? null, by[b] ?? null];
    if (x === y) return a - b;
    if (x === null || y === null) return x === null ? -1 : 1;
    return x < y ? -1 : 1;
  };
  return Int32Array.from({ length: total }, (_, row) => row).sort(compare);
}

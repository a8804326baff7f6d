import type { Cell } from '../../../shared/dataset';
import { levelOf } from '../../../shared/recipe/encode';

/** Rows by the value of a column, in order of first appearance; rows without a value belong together. */
export function strataOf(total: number, by: readonly Cell[]): number[][] {
  const strata = new Map<string | null, number[]>();
  for (let row = 0; row < total; row++) {
    const level = levelOf(by[row] ?? null);
    const rows = strata.get(level);
    if (rows) rows.push(row);
    else strata.set(level, [row]);
  }
  return [...strata.values()];
}

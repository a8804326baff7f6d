/** The column that says how much each training row counts. */
import type { Cell } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import type { Recipe } from '../../../shared/recipe/recipe';

/** Undefined where all rows count the same. */
export function weightColumn({ columns }: Pick<Recipe, 'columns'>): string | undefined {
  return Object.entries(columns).find(([, { role }]) => role === 'weight')?.[0];
}

/**
 * What the training rows count, as it stands in their cells.
 * @param cells one a row of the dataset
 * @throws data.weight at the first training row whose weight is missing, no number or negative; data.no-weight when all
 *   are 0
 */
export function rowWeights(
  column: string,
  cells: { at(row: number): Cell | undefined },
  train: Int32Array,
): Float32Array {
  const weights = Float32Array.from(train, (row) => {
    const cell = cells.at(row) ?? null;
    if (typeof cell === 'number' && Number.isFinite(cell) && cell >= 0) return cell;
    throw new AppError('data.weight', { column, row: row + 1, value: String(cell ?? '') });
  });
  if (weights.every((weight) => weight === 0)) throw new AppError('data.no-weight', { column });
  return weights;
}

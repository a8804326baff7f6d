import type { Part, PreparedIndex } from '../../shared/recipe/prepared';

/** Rows that training never saw, or training's own when the split holds none back: `count` rows from `first` of a prepared folder. */
export interface RowRange {
  readonly part: Part;
  readonly first: number;
  readonly count: number;
}

/** The rows on which a trained model is tried: the test part, else validation, else training. */
export function heldOut(index: PreparedIndex): RowRange {
  const { train, validation, test } = index.parts;
  if (test > 0) return { part: 'test', first: train + validation, count: test };
  if (validation > 0) return { part: 'validation', first: train, count: validation };
  return { part: 'train', first: 0, count: train };
}

import type { Part } from '../../../shared/recipe/prepared';

/** Row positions of each part, ascending. */
export type Parts = Readonly<Record<Part, Int32Array>>;

/** Rows that validation and test take. */
export interface Sizes {
  readonly validation: number;
  readonly test: number;
}

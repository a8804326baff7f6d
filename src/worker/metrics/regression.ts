export interface NumberScores {
  readonly rmse: number;
  readonly mae: number;
  readonly r2: number;
}

/** What is added up about predicted numbers p and labels y. */
interface NumberSums {
  readonly rows: number;
  /** sum (p - y)^2 */
  readonly squares: number;
  /** sum |p - y| */
  readonly absolute: number;
  /** sum (y - mean y)^2 */
  readonly spread: number;
}

/**
 * Scores of predicted numbers; NaN where there are no rows.
 * - RMSE: sqrt(mean (p - y)^2);  MAE: mean |p - y|, both in the target's own unit
 * - R2: 1 - sum (p - y)^2 / sum (y - mean y)^2; NaN when the labels do not vary
 * @param sums of standardised numbers
 * @param unit what 1 is in the target's own unit
 */
export function numberScores({ rows, squares, absolute, spread }: NumberSums, unit: number): NumberScores {
  return {
    rmse: unit * Math.sqrt(squares / rows),
    mae: (unit * absolute) / rows,
    r2: spread === 0 ? NaN : 1 - squares / spread,
  };
}

/** Count and spread of labels, gathered a label at a time (Welford, 1962). */
export class Spread {
  rows = 0;
  spread = 0;
  #mean = 0;

  add(label: number): void {
    this.rows += 1;
    const before = label - this.#mean;
    this.#mean += before / this.rows;
    this.spread += before * (label - this.#mean);
  }
}

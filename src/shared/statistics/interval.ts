import type { Comparison } from '../verdict/verdict';
import { deviation, mean } from './moments';
import { varianceFactor, type RowCounts } from './overlap';
import { studentQuantile } from './student-t';

/** What decides how wide an interval is, besides the values themselves. */
export interface IntervalTerms {
  /** Confidence, such as 0.95. */
  readonly level: number;
  readonly kind: Comparison['interval'];
  readonly rows: RowCounts;
  /** The smallest spread that the metric can show: see `stepDeviation`. */
  readonly leastDeviation: number;
}

export interface Interval {
  readonly estimate: number;
  /** Distance from the estimate to either end. */
  readonly half: number;
  /** Standard deviation between seeds that the width rests on. */
  readonly deviation: number;
}

/**
 * The interval of a mean over seeds: mean +- t(1 - (1 - level)/2; J - 1) * s * sqrt(factor).
 * All NaN when a value is not finite or there are fewer than two.
 */
export function intervalOf(values: readonly number[], terms: IntervalTerms): Interval {
  if (values.length < 2 || !values.every(Number.isFinite))
    return { estimate: NaN, half: NaN, deviation: NaN };
  const spread = Math.max(deviation(values), terms.leastDeviation);
  return { estimate: mean(values), half: halfWidth(spread, values.length, terms), deviation: spread };
}

/** Half the width of the interval that `seeds` seeds of this spread would give. */
export function halfWidth(spread: number, seeds: number, terms: IntervalTerms): number {
  const quantile = studentQuantile(1 - (1 - terms.level) / 2, seeds - 1);
  return quantile * spread * Math.sqrt(varianceFactor(terms.kind, seeds, terms.rows));
}

/**
 * A share of rows moves in steps of 1/rows, so seeds can agree to the last digit by chance and a spread of 0 says
 * nothing. The deviation of rounding to such steps (uniform over one step: step/sqrt(12)) is the least to believe.
 */
export function stepDeviation(rows: number): number {
  return 1 / rows / Math.sqrt(12);
}

/** The confidence of each of `comparisons` intervals so that all hold together at 95 % (Bonferroni). */
export function sharedLevel(comparisons: number): number {
  return 1 - 0.05 / comparisons;
}

import { NOMINAL_COVERAGE } from './task';

/** So many standard deviations to either side of a normal mean hold `NOMINAL_COVERAGE`: the 95 % quantile. */
export const QUANTILE = 1.6448536269514722;

/** The interval that comes with an answer. */
export interface AnswerInterval {
  /** Share of the true values that it is to hold, if errors are normal. */
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/** The middle of the normal distribution around an answer. */
export function normalInterval(mean: number, deviation: number): AnswerInterval {
  const reach = QUANTILE * deviation;
  return { level: NOMINAL_COVERAGE, low: mean - reach, high: mean + reach };
}

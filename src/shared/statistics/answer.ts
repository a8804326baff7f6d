import { MARGIN } from '../verdict/margin';
import type { Answer, Comparison } from '../verdict/verdict';
import { halfWidth, type Interval, type IntervalTerms } from './interval';

const MOST_SEEDS = 100;

/**
 * What an interval says, on the scale where 0 is no effect and above 0 is better.
 * Within the margin: it makes no difference that matters, whichever way it leans. Else it helps or hurts when the
 * interval excludes 0. Else nobody can tell.
 */
export function answerOf(interval: Interval, scale: Comparison['scale']): Answer {
  const low = interval.estimate - interval.half;
  const high = interval.estimate + interval.half;
  if (Number.isNaN(interval.estimate)) return 'cannot-tell';
  if (low >= -MARGIN[scale] && high <= MARGIN[scale]) return 'no-difference';
  if (low > 0) return 'helps';
  return high < 0 ? 'hurts' : 'cannot-tell';
}

/**
 * About how many seeds would turn `cannot-tell` into an answer if estimate and spread stayed as they are: the first
 * number whose interval excludes 0 or fits into the margin. Null when 100 are not enough or runs are missing.
 */
export function seedsToTell(
  interval: Interval,
  seeds: number,
  scale: Comparison['scale'],
  terms: IntervalTerms,
): number | null {
  const effect = Math.abs(interval.estimate);
  const narrowEnough = Math.max(effect, MARGIN[scale] - effect);
  const tells = (count: number): boolean => halfWidth(interval.deviation, count, terms) < narrowEnough;
  if (!tells(MOST_SEEDS)) return null;
  // More seeds only ever narrow it, so the first number that tells is found by halving.
  let [tooFew, enough] = [seeds, MOST_SEEDS];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (tells(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}

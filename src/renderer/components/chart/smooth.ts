import { alongGrowing } from './growing';

/** Weight of what came before: about five points decide a smoothed one. */
const WEIGHT = 0.8;

/**
 * Exponential moving average without its lag at the start: m_t = w m_(t-1) + (1 - w) y_t, shown as
 * m_t / (1 - w^n) after n values, as Adam corrects its moments (Kingma and Ba 2015, section 3). Gaps stay gaps. Of a
 * list that has grown the same list is given again, longer.
 */
export function smoothed(y: readonly number[]): readonly number[] {
  return averages(y).values;
}

const averages = alongGrowing(
  () => ({ values: new Array<number>(), mean: 0, share: 1 }),
  (average, value) => {
    if (!Number.isFinite(value)) {
      average.values.push(NaN);
      return;
    }
    average.mean = WEIGHT * average.mean + (1 - WEIGHT) * value;
    average.share *= WEIGHT;
    average.values.push(average.mean / (1 - average.share));
  },
);

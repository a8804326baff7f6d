/** Weight of what came before: about five points decide a smoothed one. */
const WEIGHT = 0.8;

/**
 * Exponential moving average without its lag at the start: m_t = w m_(t-1) + (1 - w) y_t, shown as
 * m_t / (1 - w^n) after n values, as Adam corrects its moments (Kingma and Ba 2015, section 3). Gaps stay gaps.
 */
export function smoothed(y: readonly number[]): number[] {
  let mean = 0;
  let share = 1;
  return y.map((value) => {
    if (!Number.isFinite(value)) return NaN;
    mean = WEIGHT * mean + (1 - WEIGHT) * value;
    share *= WEIGHT;
    return mean / (1 - share);
  });
}

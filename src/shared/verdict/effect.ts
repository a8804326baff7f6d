import { DOUBLED } from './scale';
import type { Comparison } from './verdict';

/** The size of a clear effect as a person reads it, with no more digits than the interval supports. */
export interface Effect {
  readonly direction: 'lower' | 'higher';
  /** `times`: so many times as high, for errors that at least double. */
  readonly unit: 'percent' | 'points' | 'times';
  readonly size: string;
  /** The interval, smaller end first. */
  readonly low: string;
  readonly high: string;
}

/** @param comparison one whose answer is `helps` or `hurts`, so that the whole interval lies on one side of no effect */
export function effectOf({ scale, estimate, low, high }: Comparison): Effect {
  if (scale === 'difference') {
    return estimate > 0
      ? { direction: 'higher', unit: 'points', ...written(100 * estimate, 100 * low, 100 * high) }
      : { direction: 'lower', unit: 'points', ...written(-100 * estimate, -100 * high, -100 * low) };
  }
  if (estimate < 1) {
    return {
      direction: 'lower',
      unit: 'percent',
      ...written(100 * (1 - estimate), 100 * (1 - high), 100 * (1 - low)),
    };
  }
  if (estimate >= DOUBLED)
    return { direction: 'higher', unit: 'times', ...writtenTimes(estimate, low, high) };
  return {
    direction: 'higher',
    unit: 'percent',
    ...written(100 * (estimate - 1), 100 * (low - 1), 100 * (high - 1)),
  };
}

function written(size: number, low: number, high: number): Pick<Effect, 'size' | 'low' | 'high'> {
  const decimals = decimalsFor(low, (high - low) / 2);
  return { size: size.toFixed(decimals), low: low.toFixed(decimals), high: high.toFixed(decimals) };
}

/** No effect is 1 here: only the end that is near it may need more digits. */
function writtenTimes(size: number, low: number, high: number): Pick<Effect, 'size' | 'low' | 'high'> {
  const half = (high - low) / 2;
  return { ...written(size, low, high), low: low.toFixed(decimalsFor(low - 1, half)) };
}

/**
 * The last digit shown is at most a fifth of half the interval's width, and fine enough to show that the interval
 * does not touch no effect; at most two decimals.
 * @param low how far its near end lies from no effect
 */
function decimalsFor(low: number, half: number): number {
  const enough = half >= 5 ? 0 : half >= 0.5 ? 1 : 2;
  return [0, 1].find((decimals) => decimals >= enough && Number(low.toFixed(decimals)) > 0) ?? 2;
}

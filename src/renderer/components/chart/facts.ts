import { NOMINAL_COVERAGE, type MetricSense } from '../../../shared/task';
import type { Curve } from './curve';

/** What a sentence says about a curve. */
export interface CurveFacts {
  readonly first: number;
  readonly last: number;
  readonly lastAt: number;
  readonly best: number;
  readonly bestAt: number;
  readonly course: 'fell' | 'rose' | 'stayed';
}

/** Changes below this share of the curve's size are none. */
const STEADY = 0.005;

/** The smaller, the better. */
const COST: Readonly<Record<MetricSense, (value: number) => number>> = {
  error: (value) => value,
  score: (value) => -value,
  level: (value) => Math.abs(value - NOMINAL_COVERAGE),
};

/**
 * The facts of a curve; undefined when it has no point.
 * @param sense which values are good: low ones, high ones or those near the level that was promised
 */
export function factsOf({ x, y }: Pick<Curve, 'x' | 'y'>, sense: MetricSense): CurveFacts | undefined {
  const first = y.findIndex(Number.isFinite);
  if (first < 0) return undefined;
  const last = y.findLastIndex(Number.isFinite);
  let best = first;
  for (let place = first; place <= last; place++)
    if (COST[sense](y[place] ?? NaN) < COST[sense](y[best] ?? NaN)) best = place;
  const value = (place: number): number => y[place] ?? NaN;
  return {
    first: value(first),
    last: value(last),
    lastAt: x[last] ?? 0,
    best: value(best),
    bestAt: x[best] ?? 0,
    course: courseOf(value(first), value(last)),
  };
}

function courseOf(first: number, last: number): CurveFacts['course'] {
  const change = last - first;
  if (Math.abs(change) <= STEADY * Math.max(Math.abs(first), Math.abs(last))) return 'stayed';
  return change < 0 ? 'fell' : 'rose';
}

import { NOMINAL_COVERAGE, type MetricSense } from '../../../shared/task';
import type { Curve } from './curve';
import { alongGrowing } from './growing';

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
  const { first, last, best } = MARKED[sense](y);
  if (first < 0) return undefined;
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

/** Places of a curve, -1 while it has no point; `least` is what the best costs. */
interface Marked {
  first: number;
  last: number;
  best: number;
  least: number;
}

const MARKED: Readonly<Record<MetricSense, (y: readonly number[]) => Marked>> = {
  error: markedBy('error'),
  score: markedBy('score'),
  level: markedBy('level'),
};

function markedBy(sense: MetricSense): (y: readonly number[]) => Marked {
  return alongGrowing<Marked>(
    () => ({ first: -1, last: -1, best: -1, least: Infinity }),
    (marked, value, place) => {
      if (!Number.isFinite(value)) return;
      if (marked.first < 0) marked.first = place;
      marked.last = place;
      const cost = COST[sense](value);
      if (marked.best >= 0 && !(cost < marked.least)) return;
      marked.best = place;
      marked.least = cost;
    },
  );
}

function courseOf(first: number, last: number): CurveFacts['course'] {
  const change = last - first;
  if (Math.abs(change) <= STEADY * Math.max(Math.abs(first), Math.abs(last))) return 'stayed';
  return change < 0 ? 'fell' : 'rose';
}

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

/**
 * The facts of a curve; undefined when it has no point.
 * @param sense whether low (`error`) or high (`score`) values are good
 */
export function factsOf(curve: Pick<Curve, 'x' | 'y'>, sense: 'error' | 'score'): CurveFacts | undefined {
  const places = curve.y.flatMap((value, i) => (Number.isFinite(value) ? [i] : []));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const value = (i: number): number => curve.y[i] ?? NaN;
  const better = (a: number, b: number): boolean =>
    sense === 'error' ? value(a) < value(b) : value(a) > value(b);
  const best = places.reduce((winner, i) => (better(i, winner) ? i : winner), first);
  return {
    first: value(first),
    last: value(last),
    lastAt: curve.x[last] ?? 0,
    best: value(best),
    bestAt: curve.x[best] ?? 0,
    course: courseOf(value(first), value(last)),
  };
}

function courseOf(first: number, last: number): CurveFacts['course'] {
  const change = last - first;
  if (Math.abs(change) <= STEADY * Math.max(Math.abs(first), Math.abs(last))) return 'stayed';
  return change < 0 ? 'fell' : 'rose';
}

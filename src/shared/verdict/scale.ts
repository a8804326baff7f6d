import { MARGIN } from './margin';
import type { Comparison } from './verdict';

type Scaled = Pick<Comparison, 'scale'>;

/** From this ratio on "times" reads better than percent. */
export const DOUBLED = 2;
/** Beyond, the figure says no more than that nothing is known: few seeds give such ends of intervals. */
export const MOST_TIMES = 1000;

/** An effect where 0 is none and above 0 is better: the negative logarithm of a ratio of errors, or the difference of scores. */
export function effect(value: number, { scale }: Scaled): number {
  return scale === 'ratio' ? -Math.log(value) : value;
}

/** The effect of one pair of runs. */
export function pairEffect(pair: { readonly without: number; readonly with: number }, of: Scaled): number {
  return effect(of.scale === 'ratio' ? pair.with / pair.without : pair.with - pair.without, of);
}

/** Estimate and interval as effects, low before high. */
export function intervalEffect(of: Pick<Comparison, 'scale' | 'estimate' | 'low' | 'high'>): {
  low: number;
  estimate: number;
  high: number;
} {
  const [a, b] = [effect(of.low, of), effect(of.high, of)];
  return { low: Math.min(a, b), estimate: effect(of.estimate, of), high: Math.max(a, b) };
}

/** How far an axis must reach to either side of 0 to hold all pairs and intervals, with a little room. */
export function reach(
  comparisons: readonly Pick<Comparison, 'scale' | 'estimate' | 'low' | 'high' | 'pairs'>[],
): number {
  const effects = comparisons.flatMap((one) => {
    const { low, high } = intervalEffect(one);
    return [low, high, ...one.pairs.map((pair) => pairEffect(pair, one))];
  });
  const least = Math.max(...comparisons.map((one) => MARGIN[one.scale] * 2), 0.001);
  return Math.max(least, ...effects.filter(Number.isFinite).map(Math.abs)) * 1.08;
}

/** Ratios that read well as percent or times, below and above 1. */
const ROUND_RATIOS = [
  0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 20,
];

/** Round places on an axis from -reach to reach, 0 among them, as values of the comparison (ratios or differences). */
export function ticks(reachOf: number, { scale }: Scaled): { at: number; value: number }[] {
  const places =
    scale === 'ratio'
      ? ROUND_RATIOS.map((value) => ({ at: -Math.log(value), value }))
      : roundDifferences(reachOf);
  const none = { at: 0, value: scale === 'ratio' ? 1 : 0 };
  const outermostFirst = places
    .filter(({ at }) => Math.abs(at) <= reachOf * 0.96)
    .sort((a, b) => Math.abs(b.at) - Math.abs(a.at));
  const chosen = [none];
  for (const place of outermostFirst) {
    if (chosen.every(({ at }) => Math.abs(at - place.at) >= reachOf * ROOM)) chosen.push(place);
  }
  return chosen.sort((a, b) => a.at - b.at);
}

/** Two ticks are at least this share of the reach apart. */
const ROOM = 0.26;

function roundDifferences(limit: number): { at: number; value: number }[] {
  const step = niceStep(limit / 2);
  const most = Math.floor(limit / step + 1e-9);
  return Array.from({ length: 2 * most + 1 }, (_, i) => ({
    at: (i - most) * step,
    value: (i - most) * step,
  })).filter(({ at }) => at !== 0);
}

/** The largest of 1, 2, 5 times a power of ten that is not above `size`. */
function niceStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [5, 2, 1].find((one) => one * power <= size * (1 + 1e-9)) ?? 1;
  return factor * power;
}

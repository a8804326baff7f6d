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

/** An end of an interval that lies so many times as far as the farthest run only shows how little few seeds can say. */
const INFORMATIVE = 2.5;
/** Where an interval is cut, so much more than the runs is seen of it. */
const SEEN_OF_CUT = 1.25;
/** A little room beside what is drawn. */
const ROOM_BESIDE = 1.08;

/**
 * How far an axis must reach to either side of 0 to hold all pairs and estimates, and the ends of intervals as far as
 * they are informative: the interval of two seeds may be a hundred times as wide as what was measured, and is cut.
 */
export function reach(
  comparisons: readonly Pick<Comparison, 'scale' | 'estimate' | 'low' | 'high' | 'pairs'>[],
): number {
  const bars = comparisons.map(intervalEffect);
  const measured = comparisons.flatMap((one) => one.pairs.map((pair) => pairEffect(pair, one)));
  const points = farthest([...measured, ...bars.map(({ estimate }) => estimate)].filter(Number.isFinite));
  const least = Math.max(...comparisons.map((one) => MARGIN[one.scale] * 2), 0.001);
  const limit = Math.max(least, INFORMATIVE * points);
  const ends = bars.flatMap(({ low, high }) => [low, high]).filter((end) => !Number.isNaN(end));
  const whole = ends.filter((end) => Math.abs(end) <= limit);
  const needed = whole.length < ends.length ? SEEN_OF_CUT * points : points;
  return Math.max(least, needed, farthest(whole)) * ROOM_BESIDE;
}

function farthest(effects: readonly number[]): number {
  return Math.max(0, ...effects.map(Math.abs));
}

/** An interval as it is drawn on an axis from -reach to reach: an end beyond it is cut and points outwards. */
export interface DrawnInterval {
  readonly low: number;
  readonly high: number;
  readonly beyondLow: boolean;
  readonly beyondHigh: boolean;
}

export function drawnInterval(of: { low: number; high: number }, reachOf: number): DrawnInterval {
  const edge = reachOf / ROOM_BESIDE;
  const [beyondLow, beyondHigh] = [of.low < -reachOf, of.high > reachOf];
  return {
    low: beyondLow ? -edge : of.low,
    high: beyondHigh ? edge : of.high,
    beyondLow,
    beyondHigh,
  };
}

/** Ratios that read well as percent or times, below and above 1. */
const ROUND_RATIOS = [
  0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01, 1.02, 1.05, 1.1, 1.2, 1.5, 2, 3, 5, 10, 20,
];

/** How an axis and the numbers below it are drawn, all in pixels. */
export interface DrawnAxis {
  /** From -reach to reach. */
  readonly length: number;
  /** Room for a number to stand out beyond either end. */
  readonly edge: number;
  /** How wide the number of a value is. */
  widthOf(value: number): number;
}

interface Tick {
  readonly at: number;
  readonly value: number;
}

/** Two ticks are at least this share of the reach apart, and their numbers so many pixels. */
const ROOM = 0.26;
const GAP = 8;

/**
 * Round places on an axis from -reach to reach, 0 among them, as values of the comparison (ratios or differences);
 * none whose number would touch another or be cut.
 */
export function ticks(reachOf: number, { scale }: Scaled, axis: DrawnAxis): Tick[] {
  const pixels = (effects: number): number => (Math.abs(effects) / (2 * reachOf)) * axis.length;
  const fits = ({ at, value }: Tick): boolean =>
    pixels(at) + axis.widthOf(value) / 2 <= axis.length / 2 + axis.edge;
  const apart = (one: Tick, other: Tick): boolean =>
    Math.abs(one.at - other.at) >= reachOf * ROOM &&
    pixels(one.at - other.at) >= (axis.widthOf(one.value) + axis.widthOf(other.value)) / 2 + GAP;
  const outermostFirst = (scale === 'ratio' ? roundRatios() : roundDifferences(reachOf))
    .filter((place) => Math.abs(place.at) <= reachOf * 0.96 && fits(place))
    .sort((a, b) => Math.abs(b.at) - Math.abs(a.at));
  const chosen: Tick[] = [{ at: 0, value: scale === 'ratio' ? 1 : 0 }];
  for (const place of outermostFirst) {
    if (chosen.every((other) => apart(place, other))) chosen.push(place);
  }
  return chosen.sort((a, b) => a.at - b.at);
}

function roundRatios(): Tick[] {
  return ROUND_RATIOS.map((value) => ({ at: -Math.log(value), value }));
}

function roundDifferences(limit: number): Tick[] {
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

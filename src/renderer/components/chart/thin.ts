import { extremesOf } from './extremes';

/** Points as a chart draws them. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of the x axis, its ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * At most about `2 * buckets` points that look the same at that many pixels: of each bucket of x the lowest and the
 * highest point, in their order, and the first and the last point of all. No peak is lost, whatever its width.
 * Long curves are thinned ten times a second while they grow, so a whole one is not looked through again.
 * @param x ascending, as long as `y`
 * @param drawable which values of y can be drawn; other points are left out
 * @param range the part of x that is shown, with the next point on either side; left out: all
 */
export function thin(
  x: readonly number[],
  y: readonly number[],
  buckets: number,
  drawable: (value: number) => boolean = Number.isFinite,
  range?: Range,
): Point[] {
  const point = (place: number): Point => ({ x: x[place] ?? NaN, y: y[place] ?? NaN });
  const whole = range || y.length <= 2 * buckets ? undefined : wholeCurve(y, buckets, drawable);
  if (whole) return whole.map(point);
  const places = drawablePlaces(x, y, drawable, range);
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined || places.length <= 2 * buckets)
    return Array.from(places, point);
  const from = x[places[1] ?? 0] ?? 0;
  const width = ((x[places.at(-2) ?? 0] ?? 0) - from) / (buckets - 1) || 1;
  const bucketOf = (place: number): number =>
    Math.min(Math.floor(((x[place] ?? 0) - from) / width), buckets - 2);
  const kept = extremes(places.subarray(1, -1), y, bucketOf);
  return [first, ...kept, last].map(point);
}

/** The places of a whole curve, found without looking at all of it again; undefined where some cannot be drawn. */
function wholeCurve(
  y: readonly number[],
  buckets: number,
  drawable: (value: number) => boolean,
): number[] | undefined {
  const places = extremesOf(y, buckets - 1);
  if (!places.every((place) => drawable(y[place] ?? NaN))) return undefined;
  const [first, last] = [y.findIndex(drawable), y.findLastIndex(drawable)];
  return [...new Set([first, ...places, last])].filter((place) => place >= 0);
}

function drawablePlaces(
  x: readonly number[],
  y: readonly number[],
  drawable: (value: number) => boolean,
  range: Range | undefined,
): Uint32Array {
  const begin = range ? Math.max(0, placeAt(x, range.from) - 1) : 0;
  const end = range ? Math.min(x.length, placeAt(x, range.to) + 2) : x.length;
  const places = new Uint32Array(Math.max(0, end - begin));
  let count = 0;
  for (let place = begin; place < end; place++) if (drawable(y[place] ?? NaN)) places[count++] = place;
  return places.subarray(0, count);
}

/** Of each bucket the places of the lowest and of the highest value, in their order. */
function extremes(places: Uint32Array, y: readonly number[], bucketOf: (place: number) => number): number[] {
  const kept: number[] = [];
  let bucket = -1;
  let low = 0;
  let high = 0;
  const keep = (): void => {
    if (bucket >= 0) kept.push(...(low === high ? [low] : [Math.min(low, high), Math.max(low, high)]));
  };
  for (const place of places) {
    const now = bucketOf(place);
    const value = y[place] ?? 0;
    if (now !== bucket) {
      keep();
      bucket = now;
      low = high = place;
    } else if (value < (y[low] ?? 0)) low = place;
    else if (value > (y[high] ?? 0)) high = place;
  }
  keep();
  return kept;
}

/** The first place whose x is not below a value; the length when there is none. */
export function placeAt(x: readonly number[], value: number): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((x[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

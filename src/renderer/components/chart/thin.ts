/** Points as a chart draws them. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * At most about `2 * buckets` points that look the same at that many pixels: of each bucket of x the lowest and the
 * highest point, in their order, and the first and the last point of all. No peak is lost, whatever its width.
 * @param x ascending, as long as `y`; points whose y is not finite are left out
 */
export function thin(x: readonly number[], y: readonly number[], buckets: number): Point[] {
  const points = finitePoints(x, y);
  if (points.length <= 2 * buckets) return points;
  const inner = points.slice(1, -1);
  const kept = inBuckets(inner, buckets - 1).flatMap(lowestAndHighest);
  return [...points.slice(0, 1), ...kept, ...points.slice(-1)];
}

function finitePoints(x: readonly number[], y: readonly number[]): Point[] {
  return x.flatMap((at, i) => {
    const value = y[i] ?? NaN;
    return Number.isFinite(value) ? [{ x: at, y: value }] : [];
  });
}

function inBuckets(points: readonly Point[], buckets: number): Point[][] {
  const from = points[0]?.x ?? 0;
  const width = ((points.at(-1)?.x ?? 0) - from) / buckets || 1;
  const filled: Point[][] = [];
  for (const point of points) {
    const bucket = Math.min(Math.floor((point.x - from) / width), buckets - 1);
    (filled[bucket] ??= []).push(point);
  }
  return filled.filter((bucket) => bucket.length > 0);
}

function lowestAndHighest(bucket: readonly Point[]): Point[] {
  const [first] = bucket;
  if (!first) return [];
  const low = bucket.reduce((least, point) => (point.y < least.y ? point : least), first);
  const high = bucket.reduce((most, point) => (point.y > most.y ? point : most), first);
  if (low === high) return [low];
  return low.x < high.x ? [low, high] : [high, low];
}

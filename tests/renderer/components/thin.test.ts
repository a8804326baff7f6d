import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { thin } from '../../../src/renderer/components/chart/thin';

const curve = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 });
const places = (y: readonly number[]): number[] => y.map((_, i) => i);

describe('thinning a curve', () => {
  test('keeps few points as they are', () => {
    expect(thin([1, 2, 3], [5, 4, 6], 10)).toEqual([
      { x: 1, y: 5 },
      { x: 2, y: 4 },
      { x: 3, y: 6 },
    ]);
  });

  test('leaves gaps out', () => {
    expect(thin([1, 2, 3], [5, NaN, 6], 10)).toEqual([
      { x: 1, y: 5 },
      { x: 3, y: 6 },
    ]);
  });

  test('keeps a peak of one point among 100,000', () => {
    const y = Array.from({ length: 100_000 }, (_, i) => (i === 54_321 ? 1 : 0));
    const kept = thin(places(y), y, 600);
    expect(kept.length).toBeLessThanOrEqual(2 * 600 + 2);
    expect(kept).toContainEqual({ x: 54_321, y: 1 });
  });

  test('keeps the ends, the extremes and the order of any curve, and makes nothing up', () => {
    fc.assert(
      fc.property(curve, fc.integer({ min: 2, max: 60 }), (y, buckets) => {
        const kept = thin(places(y), y, buckets);
        expect(kept[0]).toEqual({ x: 0, y: y[0] });
        expect(kept.at(-1)).toEqual({ x: y.length - 1, y: y.at(-1) });
        expect(Math.max(...kept.map((point) => point.y))).toBe(Math.max(...y));
        expect(Math.min(...kept.map((point) => point.y))).toBe(Math.min(...y));
        expect(kept.length).toBeLessThanOrEqual(2 * buckets);
        for (const [i, point] of kept.entries()) {
          expect(point.y).toBe(y[point.x]);
          if (i > 0) expect(point.x).toBeGreaterThan(kept[i - 1]?.x ?? -1);
        }
      }),
    );
  });

  test('of a part of the x axis keeps what is in it, and a point on either side', () => {
    const kept = thin([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], 10, Number.isFinite, { from: 3, to: 4 });
    expect(kept.map(({ x }) => x)).toEqual([2, 3, 4, 5]);
  });

  test('leaves out what a logarithm cannot show', () => {
    expect(thin([1, 2, 3], [0, 10, -1], 10, (value) => value > 0)).toEqual([{ x: 2, y: 10 }]);
  });
});

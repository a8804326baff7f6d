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

  test('of a curve that grows is the same as of one that was there at once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 9000 }),
        fc.array(fc.nat(9000)),
        (all, ends) => {
          const growing: number[] = [];
          for (const end of [...ends.sort((a, b) => a - b), all.length]) {
            growing.push(...all.slice(growing.length, end));
            thin(places(growing), growing, 50);
          }
          expect(thin(places(growing), growing, 50)).toEqual(thin(places(all), [...all], 50));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('looks only at what is new of a curve that has grown', () => {
    const y = Array.from({ length: 50_000 }, (_, i) => Math.sin(i));
    thin(places(y), y, 400);
    let looked = 0;
    const watched = new Proxy(y, {
      get: (list, name) => {
        if (typeof name === 'string' && /^\d+$/.test(name)) looked++;
        return Reflect.get(list, name) as unknown;
      },
    });
    thin(places(y), watched, 400);
    const whole = looked;
    y.push(2, -2);
    looked = 0;
    thin(places(y), watched, 400);
    expect(whole).toBeGreaterThan(50_000);
    expect(looked).toBeLessThan(5000);
  });

  test('of a part of the x axis keeps what is in it, and a point on either side', () => {
    const kept = thin([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], 10, Number.isFinite, { from: 3, to: 4 });
    expect(kept.map(({ x }) => x)).toEqual([2, 3, 4, 5]);
  });

  test('leaves out what a logarithm cannot show', () => {
    expect(thin([1, 2, 3], [0, 10, -1], 10, (value) => value > 0)).toEqual([{ x: 2, y: 10 }]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Curve } from '../../../src/renderer/components/chart/curve';
import { csvOf, nearest, placesOf, type Drawing } from '../../../src/renderer/components/chart/drawing';
import { smoothed } from '../../../src/renderer/components/chart/smooth';

const curve = (name: string, x: number[], y: number[]): Curve => ({ name, x, y, colour: 1, dash: 'solid' });
const drawing = (...curves: Curve[]): Drawing => ({
  curves,
  xLabel: 'Epoch',
  mark: undefined,
  level: undefined,
  format: String,
  tick: String,
});

describe('numbers of a drawing', () => {
  test('have every place of every curve once, in order', () => {
    expect(placesOf(drawing(curve('a', [1, 2, 4], [0, 0, 0]), curve('b', [2, 3], [0, 0])))).toEqual([
      1, 2, 3, 4,
    ]);
  });

  test('are saved as CSV with full digits, NaN as NaN, and nothing where a curve has no value', () => {
    const third = 1 / 3;
    expect(csvOf(drawing(curve('Training', [1, 2], [third, NaN]), curve('Validation', [2], [0.25])))).toBe(
      `Epoch,Training,Validation\r\n1,${third},\r\n2,NaN,0.25\r\n`,
    );
  });

  test('are saved whole, however many there are', () => {
    const x = Array.from({ length: 100_000 }, (_, i) => i + 1);
    expect(
      csvOf(drawing(curve('a', x, x)))
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(100_001);
  });

  test('have names that no spreadsheet takes for a formula', () => {
    expect(csvOf(drawing(curve('=1+1', [1], [2]), curve('a "b", c', [1], [3])))).toBe(
      `Epoch,'=1+1,"a ""b"", c"\r\n1,2,3\r\n`,
    );
  });
});

test('the nearest place to a value is the one no other is nearer than', () => {
  const places = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
  fc.assert(
    fc.property(places, fc.double({ min: -1500, max: 1500, noNaN: true }), (found, value) => {
      const ascending = [...found].sort((a, b) => a - b);
      const at = nearest(ascending, value) ?? NaN;
      expect(Math.abs(at - value)).toBe(Math.min(...found.map((place) => Math.abs(place - value))));
    }),
  );
  expect(nearest([], 1)).toBeUndefined();
});

describe('smoothing', () => {
  test('is the moving average with weight 0.8, its start corrected', () => {
    const [first, second, third] = smoothed([4, 2, 6]);
    expect(first).toBeCloseTo(4, 12);
    expect(second).toBeCloseTo((0.8 * 0.2 * 4 + 0.2 * 2) / (1 - 0.8 ** 2), 12);
    expect(third).toBeCloseTo((0.8 ** 2 * 0.2 * 4 + 0.8 * 0.2 * 2 + 0.2 * 6) / (1 - 0.8 ** 3), 12);
  });

  test('leaves what is level as it is, and a gap a gap', () => {
    const [a, gap, b] = smoothed([7, NaN, 7]);
    expect([a, b]).toEqual([expect.closeTo(7, 12), expect.closeTo(7, 12)]);
    expect(gap).toBeNaN();
  });

  test('stays between the lowest and the highest value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 }), (y) => {
        for (const value of smoothed(y)) {
          expect(value).toBeLessThanOrEqual(Math.max(...y) + 1e-9);
          expect(value).toBeGreaterThanOrEqual(Math.min(...y) - 1e-9);
        }
      }),
    );
  });
});

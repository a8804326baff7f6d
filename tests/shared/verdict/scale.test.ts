import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelWidth } from '../../../src/shared/verdict/label-width';
import {
  drawnInterval,
  effect,
  intervalEffect,
  pairEffect,
  reach,
  ticks,
} from '../../../src/shared/verdict/scale';

describe('effects', () => {
  test('half the error is as far to the right as twice the error is to the left', () => {
    expect(effect(0.5, { scale: 'ratio' })).toBeCloseTo(Math.log(2), 12);
    expect(effect(2, { scale: 'ratio' })).toBeCloseTo(-Math.log(2), 12);
  });

  test('a higher score is to the right', () => {
    expect(pairEffect({ without: 0.8, with: 0.85 }, { scale: 'difference' })).toBeCloseTo(0.85 - 0.8, 12);
  });

  test('an interval of ratios is turned round with its axis', () => {
    const { low, estimate, high } = intervalEffect({ scale: 'ratio', estimate: 0.5, low: 0.4, high: 0.7 });
    expect([low, estimate, high]).toEqual([-Math.log(0.7), -Math.log(0.5), -Math.log(0.4)]);
  });

  test('the axis holds every pair and interval', () => {
    const far = reach([
      {
        scale: 'ratio',
        estimate: 0.9,
        low: 0.8,
        high: 1.1,
        pairs: [{ seed: 1, without: 4, with: 1, runs: [] }],
      },
    ]);
    expect(far).toBeGreaterThan(Math.log(4));
  });

  test('a pair without a number does not break the axis', () => {
    expect(
      reach([
        {
          scale: 'difference',
          estimate: NaN,
          low: NaN,
          high: NaN,
          pairs: [{ seed: 1, without: NaN, with: 0.5, runs: [] }],
        },
      ]),
    ).toBeGreaterThan(0);
  });
});

describe('an interval that is much wider than what was measured', () => {
  const pairs = (...differences: number[]) =>
    differences.map((difference, seed) => ({ seed, without: 0.5, with: 0.5 + difference, runs: [] }));
  // Two seeds that differ by 4 points: the mean is 2, the interval 12.7 times as wide as half of that.
  const two = {
    scale: 'difference' as const,
    estimate: 0.02,
    low: -0.234,
    high: 0.274,
    pairs: pairs(0, 0.04),
  };
  const five = {
    scale: 'difference' as const,
    estimate: 0.03,
    low: 0.01,
    high: 0.05,
    pairs: pairs(0.01, 0.02, 0.03, 0.04, 0.05),
  };

  test('does not stretch the axis of the others', () => {
    expect(reach([two, five])).toBeCloseTo(1.25 * 0.05 * 1.08, 12);
  });

  test('is cut at both ends; one that fits is drawn as it is', () => {
    const far = reach([two, five]);
    const edge = far / 1.08;
    const cut = { low: -edge, high: edge, beyondLow: true, beyondHigh: true };
    expect(drawnInterval(intervalEffect(two), far)).toEqual(cut);
    const whole = { low: 0.01, high: 0.05, beyondLow: false, beyondHigh: false };
    expect(drawnInterval(intervalEffect(five), far)).toEqual(whole);
  });

  test('is cut as well where it has no end: the error may be none at all', () => {
    const endless = { ...two, scale: 'ratio' as const, estimate: 1, low: 0, high: 40 };
    const far = reach([endless]);
    expect(far).toBeLessThan(1);
    expect(drawnInterval(intervalEffect(endless), far)).toMatchObject({ beyondLow: true, beyondHigh: true });
  });
});

test('ticks of any axis lie on it with zero among them, and their numbers neither touch nor are cut', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 4, noNaN: true }),
      fc.constantFrom('ratio' as const, 'difference' as const),
      fc.integer({ min: 100, max: 900 }),
      fc.integer({ min: 10, max: 90 }),
      (far, scale, length, width) => {
        const places = ticks(far, { scale }, { length, edge: 10, widthOf: () => width }).map(({ at }) => at);
        expect(places.some((at) => Math.abs(at) < 1e-12)).toBe(true);
        const pixels = places.map((at) => (at / far / 2) * length);
        for (const [i, at] of pixels.entries()) {
          if (at !== 0) expect(Math.abs(at) + width / 2).toBeLessThanOrEqual(length / 2 + 10);
          if (i > 0) expect(at - (pixels[i - 1] ?? 0)).toBeGreaterThan(width);
        }
      },
    ),
  );
});

test('a wide axis has a number near each end', () => {
  const axis = { length: 600, edge: 10, widthOf: (value: number) => labelWidth(String(value), 11) };
  expect(ticks(0.8, { scale: 'ratio' }, axis).map(({ value }) => value)).toEqual([2, 1.5, 1, 0.7, 0.5]);
});

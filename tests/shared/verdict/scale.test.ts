import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effect, intervalEffect, pairEffect, reach, ticks } from '../../../src/shared/verdict/scale';

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

test('ticks of any axis lie on it, apart, with zero among them', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.02, max: 4, noNaN: true }),
      fc.constantFrom('ratio', 'difference'),
      (far, scale) => {
        const places = ticks(far, { scale }).map((tick) => tick.at);
        expect(places.some((at) => Math.abs(at) < 1e-12)).toBe(true);
        for (const [i, at] of places.entries()) {
          expect(Math.abs(at)).toBeLessThanOrEqual(far);
          if (i > 0) expect(at - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(far * 0.25);
        }
      },
    ),
  );
});

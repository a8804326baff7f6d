import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta, logGamma } from '../../../src/shared/statistics/incomplete-beta';
import { studentCdf, studentQuantile } from '../../../src/shared/statistics/student-t';

const degrees = fc.integer({ min: 1, max: 200 });
const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('the logarithm of the gamma function', () => {
  it('is ln (n - 1)! at whole numbers and ln sqrt(pi) at one half', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(1 * 2 * 3 * 4), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  it('obeys Gamma(x + 1) = x Gamma(x)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 150, noNaN: true }), (x) => {
        expect(logGamma(x + 1)).toBeCloseTo(Math.log(x) + logGamma(x), 9);
      }),
    );
  });
});

describe('the incomplete beta function', () => {
  it('is x^a when b is 1, and 3x^2 - 2x^3 for a = b = 2', () => {
    expect(incompleteBeta(0.3, 2.5, 1)).toBeCloseTo(0.3 ** 2.5, 13);
    expect(incompleteBeta(0.7, 2, 2)).toBeCloseTo(3 * 0.7 ** 2 - 2 * 0.7 ** 3, 13);
  });

  it('begins at 0 and ends at 1', () => {
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});

describe('Student t', () => {
  it('is the Cauchy distribution for one degree of freedom: t = tan(pi (p - 1/2))', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 8);
    expect(studentCdf(-2, 1)).toBeCloseTo(0.5 + Math.atan(-2) / Math.PI, 12);
  });

  it('has t = (2p - 1) / sqrt(2 p (1 - p)) for two degrees of freedom', () => {
    expect(studentQuantile(0.975, 2)).toBeCloseTo(0.95 / Math.sqrt(2 * 0.975 * 0.025), 9);
  });

  it.each([
    // Two-sided 95 % and 99 % columns of the printed tables.
    [4, 2.776445, 4.604095],
    [5, 2.570582, 4.032143],
    [9, 2.262157, 3.249836],
    [29, 2.04523, 2.756386],
    [99, 1.984217, 2.626405],
  ])('agrees with the tables for %i degrees of freedom', (df, at95, at99) => {
    expect(studentQuantile(0.975, df)).toBeCloseTo(at95, 6);
    expect(studentQuantile(0.995, df)).toBeCloseTo(at99, 6);
  });

  it('finds the t that its distribution was asked for', () => {
    fc.assert(
      fc.property(probability, degrees, (p, df) => {
        expect(studentCdf(studentQuantile(p, df), df)).toBeCloseTo(p, 10);
      }),
    );
  });

  it('is symmetric about 0', () => {
    fc.assert(
      fc.property(probability, degrees, (p, df) => {
        expect(studentQuantile(1 - p, df)).toBeCloseTo(-studentQuantile(p, df), 6);
      }),
    );
  });
});

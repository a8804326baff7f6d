import { describe, expect, it } from 'vitest';
import { intervalOf, sharedLevel, stepDeviation } from '../../../src/shared/statistics/interval';
import { deviation, mean } from '../../../src/shared/statistics/moments';
import { intervalKind, overlapOf } from '../../../src/shared/statistics/overlap';
import { studentQuantile } from '../../../src/shared/statistics/student-t';

const smallDraw = { train: 15, test: 33, pool: 215 };
const mostOfThePool = { train: 150, test: 33, pool: 215 };
const plain = { level: 0.95, kind: 'paired-t' as const, rows: smallDraw, leastDeviation: 0 };
const values = [1, 2, 3, 4, 5];

describe('mean and deviation', () => {
  it('divide by n and by n - 1', () => {
    expect(mean(values)).toBe((1 + 2 + 3 + 4 + 5) / 5);
    expect(deviation(values)).toBe(Math.sqrt((4 + 1 + 0 + 1 + 4) / 4));
    expect(deviation([7])).toBeNaN();
  });
});

describe('the paired t interval', () => {
  it('is the mean +- t s / sqrt(n)', () => {
    const interval = intervalOf(values, plain);
    expect(interval.estimate).toBe(3);
    expect(interval.half).toBeCloseTo((2.776445 * Math.sqrt(2.5)) / Math.sqrt(5), 5);
  });

  it('says nothing about a single value, or when one is missing', () => {
    expect(intervalOf([1], plain).half).toBeNaN();
    expect(intervalOf([1, NaN, 2], plain)).toEqual({ estimate: NaN, half: NaN, deviation: NaN });
    expect(intervalOf([1, Infinity, 2], plain).estimate).toBeNaN();
  });

  it('never believes a spread below the rounding of counted rows', () => {
    const counted = { ...plain, leastDeviation: stepDeviation(33) };
    expect(intervalOf([0.5, 0.5, 0.5], counted).deviation).toBeCloseTo(1 / 33 / Math.sqrt(12), 12);
    expect(intervalOf([0.5, 0.5, 0.5], plain).half).toBe(0);
  });
});

describe('the corrected resampled interval', () => {
  it('has the variance s^2 (1/J + n_test/n_train)', () => {
    const interval = intervalOf(values, { ...plain, kind: 'nadeau-bengio', rows: mostOfThePool });
    expect(interval.half).toBeCloseTo(studentQuantile(0.975, 4) * Math.sqrt(2.5 * (1 / 5 + 33 / 150)), 10);
  });

  it('is used where a training part takes more than a quarter of the labelled rows', () => {
    expect(overlapOf(smallDraw)).toBe(15 / 215);
    expect(intervalKind(smallDraw)).toBe('paired-t');
    expect(intervalKind({ train: 25, test: 10, pool: 100 })).toBe('paired-t');
    expect(intervalKind({ train: 26, test: 10, pool: 100 })).toBe('nadeau-bengio');
    expect(intervalKind(mostOfThePool)).toBe('nadeau-bengio');
  });
});

it('lets several comparisons share 95 %', () => {
  expect(sharedLevel(1)).toBe(0.95);
  expect(sharedLevel(5)).toBe(1 - 0.05 / 5);
});

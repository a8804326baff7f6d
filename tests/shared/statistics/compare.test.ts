import { describe, expect, it } from 'vitest';
import { compare, type Subject } from '../../../src/shared/statistics/compare';
import { halfWidth } from '../../../src/shared/statistics/interval';
import { studentQuantile } from '../../../src/shared/statistics/student-t';
import type { Pair } from '../../../src/shared/verdict/verdict';

const rows = { train: 15, test: 33, pool: 215 };
const fat: Subject = {
  task: 'fat',
  kind: 'number',
  metric: 'rmse',
  arm: 'together',
  against: 'alone',
  labels: null,
  level: 0.95,
  rows,
};
const sex: Subject = { ...fat, task: 'sex', kind: 'binary', metric: 'balanced-accuracy' };

/** One pair a seed. */
function pairs(without: readonly number[], having: readonly number[]): Pair[] {
  return without.map((value, i) => ({ seed: i + 1, without: value, with: having[i] ?? NaN, runs: [] }));
}

describe('errors', () => {
  it('are compared as the geometric mean of their ratios', () => {
    const halved = compare(fat, pairs([10, 20, 40], [5, 10, 20]));
    expect(halved).toMatchObject({ scale: 'ratio', estimate: 0.5, low: 0.5, high: 0.5, answer: 'helps' });

    const mixed = compare(fat, pairs([10, 10], [5, 20]));
    expect(mixed.estimate).toBeCloseTo(Math.sqrt((5 / 10) * (20 / 10)), 12);
  });

  it('have an interval that is symmetric in the logarithm', () => {
    const found = compare(fat, pairs([10, 10, 10], [6, 5, 4]));
    expect(found.estimate / found.low).toBeCloseTo(found.high / found.estimate, 10);
    const logs = [Math.log(6 / 10), Math.log(5 / 10), Math.log(4 / 10)];
    const centre = (Math.log(0.6) + Math.log(0.5) + Math.log(0.4)) / 3;
    const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - centre) ** 2, 0) / 2);
    expect(Math.log(found.high)).toBeCloseTo(
      centre + (studentQuantile(0.975, 2) * spread) / Math.sqrt(3),
      10,
    );
  });

  it('hurt when they grow', () => {
    expect(compare(fat, pairs([1, 1, 1], [1.5, 1.6, 1.4])).answer).toBe('hurts');
  });

  it('of exactly 0 in both arms are equal, in one arm alone they have no ratio', () => {
    expect(compare(fat, pairs([0, 0], [0, 0]))).toMatchObject({ estimate: 1, answer: 'no-difference' });
    expect(compare(fat, pairs([0, 1], [1, 1]))).toMatchObject({ estimate: NaN, answer: 'cannot-tell' });
  });
});

describe('scores', () => {
  it('are compared as differences', () => {
    const found = compare(sex, pairs([0.7, 0.72, 0.71], [0.8, 0.81, 0.83]));
    expect(found.scale).toBe('difference');
    expect(found.estimate).toBeCloseTo((0.1 + 0.09 + 0.12) / 3, 12);
    expect(found.answer).toBe('helps');
    expect([found.meanWithout, found.meanWith]).toEqual([(0.7 + 0.72 + 0.71) / 3, (0.8 + 0.81 + 0.83) / 3]);
  });

  it('that agree to the last digit are not more certain than the rows that were counted', () => {
    const twoSeeds = compare(sex, pairs([0.9, 0.9], [0.9 + 1 / 33, 0.9 + 1 / 33]));
    expect(twoSeeds.answer).toBe('cannot-tell');
    expect(twoSeeds.high - twoSeeds.estimate).toBeCloseTo(
      (studentQuantile(0.975, 1) * (1 / 33 / Math.sqrt(12))) / Math.sqrt(2),
      10,
    );
  });

  it('that never differ make no difference once there are enough rows', () => {
    const many = { ...sex, rows: { train: 100, test: 1000, pool: 2000 } };
    expect(compare(many, pairs([0.5, 0.5, 0.5], [0.5, 0.5, 0.5])).answer).toBe('no-difference');
  });
});

describe('the answer', () => {
  it('is "no difference" when the whole interval lies within the margin, even beside 0', () => {
    const slight = compare(fat, pairs([1, 1, 1, 1], [1.005, 1.006, 1.004, 1.005]));
    expect(slight.low).toBeGreaterThan(1);
    expect(slight.answer).toBe('no-difference');
  });

  it('is "cannot tell" when the interval reaches to both sides, with the seeds that would tell', () => {
    const unclear = compare(fat, pairs([1, 1, 1, 1], [0.9, 0.8, 1.05, 0.85]));
    expect(unclear.answer).toBe('cannot-tell');
    const seeds = unclear.seedsToTell ?? NaN;
    const logs = [0.9, 0.8, 1.05, 0.85].map(Math.log);
    const centre = logs.reduce((sum, log) => sum + log, 0) / 4;
    const spread = Math.sqrt(logs.reduce((sum, log) => sum + (log - centre) ** 2, 0) / 3);
    const terms = { level: 0.95, kind: 'paired-t' as const, rows, leastDeviation: 0 };
    expect(halfWidth(spread, seeds, terms)).toBeLessThan(Math.abs(centre));
    expect(halfWidth(spread, seeds - 1, terms)).toBeGreaterThanOrEqual(Math.abs(centre));
  });

  it('does not promise an answer that a hundred seeds would not give', () => {
    expect(compare(sex, pairs([0.5, 0.5, 0.5, 0.5], [0.9, 0.1, 0.8, 0.2])).seedsToTell).toBeNull();
  });

  it('is "cannot tell" when a run diverged, and says no number', () => {
    expect(compare(fat, pairs([1, 1, 1], [0.5, NaN, 0.5]))).toMatchObject({
      estimate: NaN,
      low: NaN,
      high: NaN,
      meanWith: NaN,
      answer: 'cannot-tell',
      seedsToTell: null,
    });
  });

  it('states how the spread was computed and on what', () => {
    const most = compare(
      { ...fat, rows: { train: 140, test: 35, pool: 200 } },
      pairs([1, 1, 1], [0.5, 0.6, 0.5]),
    );
    expect(most).toMatchObject({
      interval: 'nadeau-bengio',
      overlap: 140 / 200,
      trainRows: 140,
      testRows: 35,
    });
  });
});

/**
 * Is the rule honest? Thousands of studies with a known truth, drawn by seed: with no effect at all, at most about
 * one in twenty may claim one in any of its comparisons; a real effect must be found.
 */
import { describe, expect, it } from 'vitest';
import { compare, type Subject } from '../../../src/shared/statistics/compare';
import { sharedLevel } from '../../../src/shared/statistics/interval';
import type { RowCounts } from '../../../src/shared/statistics/overlap';
import { stream, type Stream } from '../../../src/shared/random/stream';
import type { Pair } from '../../../src/shared/verdict/verdict';

const fewOfMany: RowCounts = { train: 15, test: 33, pool: 215 };
/** Three standard errors of a share of 0.05 in so many trials. */
const slack = (trials: number): number => 3 * Math.sqrt((0.05 * 0.95) / trials);

type Draw = (random: Stream) => readonly [without: number, having: number];

/** Share of studies that answer helps or hurts for at least one of `comparisons` comparisons. */
function claims(trials: number, seeds: number, comparisons: number, subject: Subject, draw: Draw): number {
  let claimed = 0;
  for (let trial = 0; trial < trials; trial++) {
    const random = stream(trial, 'sample', seeds, comparisons);
    const answers = Array.from({ length: comparisons }, () => {
      const found = compare({ ...subject, level: sharedLevel(comparisons) }, study(seeds, draw, random));
      return found.answer === 'helps' || found.answer === 'hurts';
    });
    if (answers.includes(true)) claimed += 1;
  }
  return claimed / trials;
}

function study(seeds: number, draw: Draw, random: Stream): Pair[] {
  return Array.from({ length: seeds }, (_, i) => {
    const [without, having] = draw(random);
    return { seed: i + 1, without, with: having, runs: [] };
  });
}

const errors: Subject = {
  task: 'a',
  kind: 'number',
  metric: 'rmse',
  arm: 'with',
  against: 'without',
  labels: null,
  level: 0.95,
  rows: fewOfMany,
};
const scores: Subject = { ...errors, kind: 'binary', metric: 'balanced-accuracy' };

/** Errors whose logarithm spreads by 0.3 round 10, times `ratio` with the change that is asked about. */
const errorsWith =
  (ratio: number): Draw =>
  (random) => [10 * Math.exp(0.3 * random.normal()), 10 * ratio * Math.exp(0.3 * random.normal())];

/** Share of 33 test rows that are right, each with the same chance. */
function share(random: Stream, chance: number): number {
  let right = 0;
  for (let row = 0; row < 33; row++) if (random.uniform() < chance) right += 1;
  return right / 33;
}

describe('without any effect', () => {
  it.each([
    [2, 1],
    [5, 1],
    [5, 3],
    [6, 6],
    [10, 10],
  ])(
    'errors over %i seeds and %i comparisons are claimed to differ in at most 5 % of studies',
    (seeds, comparisons) => {
      expect(claims(800, seeds, comparisons, errors, errorsWith(1))).toBeLessThan(0.05 + slack(800));
    },
  );

  it.each([
    [2, 0.5],
    [2, 0.97],
    [3, 0.97],
    [5, 0.99],
    [6, 0.8],
  ])(
    'counted scores over %i seeds with a chance of %d to be right are claimed in at most 5 %',
    (seeds, chance) => {
      const draw: Draw = (random) => [share(random, chance), share(random, chance)];
      expect(claims(1500, seeds, 1, scores, draw)).toBeLessThan(0.05 + slack(1500));
    },
  );

  it('resampling most of one table many times does not make chance look like knowledge', () => {
    const trials = 300;
    let claimed = 0;
    for (let trial = 0; trial < trials; trial++) {
      const rows: RowCounts = { train: 150, test: 33, pool: 215 };
      const found = compare({ ...errors, rows }, resampled(stream(trial, 'sample'), rows, 6));
      if (found.answer === 'helps' || found.answer === 'hurts') claimed += 1;
    }
    expect(claimed / trials).toBeLessThan(0.05 + slack(trials));
  });
});

describe('with an effect', () => {
  it('finds an error that falls by half', () => {
    expect(claims(300, 6, 3, errors, errorsWith(0.4))).toBeGreaterThan(0.9);
  });

  it('finds a score that falls from 95 to 80 of 100', () => {
    const draw: Draw = (random) => [share(random, 0.95), share(random, 0.8)];
    expect(claims(300, 6, 1, scores, draw)).toBeGreaterThan(0.9);
  });
});

/**
 * A table whose target depends on two inputs alike; one arm sees only the first, the other only the second, so
 * neither is better except by the luck of this table. Each seed splits it anew.
 */
function resampled(random: Stream, counts: RowCounts, seeds: number): Pair[] {
  const table = Array.from({ length: counts.pool }, () => {
    const inputs = [random.normal(), random.normal()] as const;
    return { inputs, target: inputs[0] + inputs[1] + 0.3 * random.normal() };
  });
  return Array.from({ length: seeds }, (_, i) => {
    const rows = Array.from(random.permutation(counts.pool), (row) => table[row]).filter(
      (row) => row !== undefined,
    );
    const test = rows.slice(0, counts.test);
    const train = rows.slice(counts.test, counts.test + counts.train);
    return { seed: i + 1, without: lineError(train, test, 0), with: lineError(train, test, 1), runs: [] };
  });
}

type Row = { readonly inputs: readonly [number, number]; readonly target: number };

/** Root mean squared error on `test` of the least-squares line through `train` over one input. */
function lineError(train: readonly Row[], test: readonly Row[], input: 0 | 1): number {
  const average = (of: (row: Row) => number): number =>
    train.reduce((sum, row) => sum + of(row), 0) / train.length;
  const [x, y] = [average((row) => row.inputs[input]), average((row) => row.target)];
  const slope =
    average((row) => (row.inputs[input] - x) * (row.target - y)) /
    average((row) => (row.inputs[input] - x) ** 2);
  const squared = test.map((row) => (row.target - y - slope * (row.inputs[input] - x)) ** 2);
  return Math.sqrt(squared.reduce((sum, value) => sum + value, 0) / test.length);
}

/** Comparisons as a study would find them, in as few words as a test needs. */
import type { Comparison } from '../../../src/shared/verdict/verdict';

const LEVEL = 0.95;

function base(task: string): Comparison {
  return {
    task,
    kind: 'number',
    metric: 'rmse',
    arm: 'together',
    against: 'alone',
    labels: null,
    scale: 'ratio',
    estimate: 1,
    low: 1,
    high: 1,
    level: LEVEL,
    interval: 'paired-t',
    overlap: 0.07,
    testRows: 33,
    trainRows: 15,
    pairs: [1, 2, 3, 4, 5, 6].map((seed) => ({ seed, without: 2, with: 1, runs: [] })),
    meanWithout: 2,
    meanWith: 1,
    answer: 'no-difference',
    seedsToTell: null,
  };
}

/** An error whose ratio is `estimate`, in [low, high]. */
export function error(
  task: string,
  answer: Comparison['answer'],
  range: readonly [low: number, estimate: number, high: number],
): Comparison {
  const [low, estimate, high] = range;
  return { ...base(task), answer, low, estimate, high };
}

/** A score that differs by `estimate`, in [low, high], as shares of 1. */
export function score(
  task: string,
  answer: Comparison['answer'],
  range: readonly [low: number, estimate: number, high: number],
): Comparison {
  return { ...error(task, answer, range), kind: 'classes', metric: 'balanced-accuracy', scale: 'difference' };
}

/** An error that makes no difference. */
export function same(task: string): Comparison {
  return error(task, 'no-difference', [0.99, 1, 1.01]);
}

/** An error of which nobody can tell. */
export function unclear(task: string, seedsToTell: number | null = null): Comparison {
  return { ...error(task, 'cannot-tell', [0.8, 0.95, 1.1]), seedsToTell };
}

/** The same comparison of another arm. */
export function of(arm: string, labels: number | null, comparison: Comparison): Comparison {
  return { ...comparison, arm, labels };
}

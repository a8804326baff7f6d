import { stream } from '../../../src/shared/random/stream';
import { sentenceEn } from '../../../src/shared/verdict/sentence-en';
import { sentenceZh } from '../../../src/shared/verdict/sentence-zh';
import type { Comparison, Verdict } from '../../../src/shared/verdict/verdict';

interface Case {
  readonly task: string;
  readonly kind: Comparison['kind'];
  readonly metric: Comparison['metric'];
  readonly arm: string;
  readonly against: string;
  readonly labels?: number;
  /** Mean without, mean with, spread between seeds. */
  readonly means: readonly [without: number, having: number, spread: number];
  readonly answer: Comparison['answer'];
  readonly seedsToTell?: number;
}

/** A comparison with pairs around the given means; its interval is two spreads wide. */
function comparisonOf(one: Case, seeds: number, level: number): Comparison {
  const [without, having, spread] = one.means;
  const pairs = Array.from({ length: seeds }, (_, i) => {
    const noise = stream(i + 1, 'sample', one.task.length);
    return {
      seed: i + 1,
      without: without + spread * noise.normal(),
      with: having + spread * 0.6 * noise.normal(),
      runs: [],
    };
  });
  const ratio = one.kind === 'number';
  const estimate = ratio ? having / without : having - without;
  const half = (ratio ? spread / without : spread) * 1.2;
  return {
    task: one.task,
    kind: one.kind,
    metric: one.metric,
    arm: one.arm,
    against: one.against,
    labels: one.labels ?? null,
    scale: ratio ? 'ratio' : 'difference',
    estimate,
    low: estimate - half,
    high: estimate + half,
    level,
    interval: 'nadeau-bengio',
    overlap: 0.7,
    testRows: 32,
    trainRows: 151,
    pairs,
    meanWithout: without,
    meanWith: having,
    answer: one.answer,
    seedsToTell: one.seedsToTell ?? null,
  };
}

/** The sentences are those that the lab would say. */
function verdictOf(
  question: Verdict['question'],
  seeds: number,
  comparisons: readonly Comparison[],
): Verdict {
  const findings = { question, seeds, comparisons: [...comparisons], each: false };
  const sentence = { en: sentenceEn(findings), zh: sentenceZh(findings) };
  return { question, seeds, comparisons: [...comparisons], details: [], sentence };
}

export const meatVerdict = verdictOf('do-tasks-help', 6, [
  comparisonOf(
    {
      task: 'water',
      kind: 'number',
      metric: 'rmse',
      arm: 'together',
      against: 'alone',
      means: [2.31, 2.44, 0.32],
      answer: 'cannot-tell',
      seedsToTell: 24,
    },
    6,
    0.9833,
  ),
  comparisonOf(
    {
      task: 'fat',
      kind: 'number',
      metric: 'rmse',
      arm: 'together',
      against: 'alone',
      means: [12.9, 6.6, 1.4],
      answer: 'helps',
    },
    6,
    0.9833,
  ),
  comparisonOf(
    {
      task: 'protein',
      kind: 'number',
      metric: 'rmse',
      arm: 'together',
      against: 'alone',
      means: [1.02, 1.31, 0.09],
      answer: 'hurts',
    },
    6,
    0.9833,
  ),
]);

export const penguinVerdict = verdictOf('do-tasks-help', 5, [
  comparisonOf(
    {
      task: 'species',
      kind: 'classes',
      metric: 'balanced-accuracy',
      arm: 'together',
      against: 'alone',
      means: [0.985, 0.988, 0.004],
      answer: 'no-difference',
    },
    5,
    0.9833,
  ),
  comparisonOf(
    {
      task: 'sex',
      kind: 'binary',
      metric: 'balanced-accuracy',
      arm: 'together',
      against: 'alone',
      means: [0.872, 0.907, 0.014],
      answer: 'helps',
    },
    5,
    0.9833,
  ),
  comparisonOf(
    {
      task: 'body_mass_g',
      kind: 'number',
      metric: 'rmse',
      arm: 'together',
      against: 'alone',
      means: [301, 318, 13],
      answer: 'hurts',
    },
    5,
    0.9833,
  ),
]);

const GRAFT: readonly Case[] = [
  {
    task: 'fat',
    kind: 'number',
    metric: 'rmse',
    arm: 'frozen',
    against: 'scratch',
    labels: 10,
    means: [15, 4, 1.8],
    answer: 'helps',
  },
  {
    task: 'fat',
    kind: 'number',
    metric: 'rmse',
    arm: 'fine-tuned',
    against: 'scratch',
    labels: 10,
    means: [15, 9.9, 1.9],
    answer: 'helps',
  },
  {
    task: 'fat',
    kind: 'number',
    metric: 'rmse',
    arm: 'frozen',
    against: 'scratch',
    labels: 40,
    means: [4.8, 3.6, 0.5],
    answer: 'helps',
  },
  {
    task: 'fat',
    kind: 'number',
    metric: 'rmse',
    arm: 'fine-tuned',
    against: 'scratch',
    labels: 40,
    means: [4.8, 4.5, 0.6],
    answer: 'cannot-tell',
    seedsToTell: 18,
  },
];

export const graftVerdict = verdictOf(
  'does-graft-help',
  6,
  GRAFT.map((one) => comparisonOf(one, 6, 0.9875)),
);

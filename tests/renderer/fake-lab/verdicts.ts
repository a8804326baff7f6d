import { stream } from '../../../src/shared/random/stream';
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

export const meatVerdict: Verdict = {
  question: 'do-tasks-help',
  seeds: 6,
  comparisons: [
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
  ],
  details: [],
  sentence: {
    en: 'Sharing helps fat (RMSE 49% lower, joint 95% interval 36 to 62%, 6 seeds), hurts protein (RMSE 28% higher, joint 95% interval 18 to 39%), and we cannot tell for water (about 24 seeds would tell).',
    zh: '共用主干对 fat 有帮助（RMSE 低 49%，联合 95% 区间 36 至 62%，6 个随机种子），对 protein 有害（RMSE 高 28%，联合 95% 区间 18 至 39%），对 water 无法判断（约 24 个随机种子可以判断）。',
  },
};

export const penguinVerdict: Verdict = {
  question: 'do-tasks-help',
  seeds: 5,
  comparisons: [
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
  ],
  details: [],
  sentence: {
    en: 'Sharing helps sex (balanced accuracy 3.5 points higher, joint 95% interval 1.8 to 5.2, 5 seeds), makes no clear difference for species and hurts body_mass_g (RMSE 5.6% higher, joint 95% interval 0.5 to 10.8%).',
    zh: '共用主干对 sex 有帮助（平衡准确率高 3.5 个百分点，联合 95% 区间 1.8 至 5.2，5 个随机种子），对 species 没有明显差别，对 body_mass_g 有害（RMSE 高 5.6%，联合 95% 区间 0.5 至 10.8%）。',
  },
};

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

export const graftVerdict: Verdict = {
  question: 'does-graft-help',
  seeds: 6,
  comparisons: GRAFT.map((one) => comparisonOf(one, 6, 0.9875)),
  details: [],
  sentence: {
    en: 'With 10 labels the frozen graft helps fat (RMSE 73% lower, joint 95% interval 59 to 88%, 6 seeds), and the fine-tuned graft helps fat (RMSE 34% lower, joint 95% interval 19 to 49%); with 40 labels the frozen graft helps fat (RMSE 25% lower, joint 95% interval 12 to 38%), and we cannot tell whether the fine-tuned graft helps fat (about 18 seeds would tell).',
    zh: '有 10 个标签时，冻结的嫁接对 fat 有帮助（RMSE 低 73%，联合 95% 区间 59 至 88%，6 个随机种子），微调的嫁接对 fat 有帮助（RMSE 低 34%，联合 95% 区间 19 至 49%）；有 40 个标签时，冻结的嫁接对 fat 有帮助（RMSE 低 25%，联合 95% 区间 12 至 38%），无法判断微调的嫁接是否对 fat 有帮助（约 18 个随机种子可以判断）。',
  },
};

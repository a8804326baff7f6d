import { describe, expect, it } from 'vitest';
import { sentenceEn } from '../../../src/shared/verdict/sentence-en';
import type { Comparison } from '../../../src/shared/verdict/verdict';
import { error, of, same, score, unclear } from './examples';

const tasks = (...comparisons: Comparison[]): string =>
  sentenceEn({ question: 'do-tasks-help', seeds: 6, comparisons, each: false });
const graft = (...comparisons: Comparison[]): string =>
  sentenceEn({ question: 'does-graft-help', seeds: 6, comparisons, each: false });
const train = (...comparisons: Comparison[]): string =>
  sentenceEn({ question: 'train', seeds: 5, comparisons, each: false });

const fatHelped = error('fat', 'helps', [0.42, 0.52, 0.65]);

describe('do these tasks help each other?', () => {
  it('says who is helped, for whom it does not matter, and of whom we cannot tell', () => {
    expect(tasks(fatHelped, same('water'), unclear('protein'))).toBe(
      'Sharing helps fat (RMSE 48% lower, joint 95% interval 35 to 58%, 6 seeds), makes no clear difference for water, and we cannot tell for protein.',
    );
  });

  it('says who is hurt', () => {
    expect(tasks(fatHelped, score('species', 'hurts', [-0.052, -0.035, -0.018]))).toBe(
      'Sharing helps fat (RMSE 48% lower, joint 95% interval 35 to 58%, 6 seeds) and hurts species (balanced accuracy 3.5 points lower, joint 95% interval 1.8 to 5.2).',
    );
  });

  it('names an interval joint only where several share the 95%', () => {
    expect(tasks(fatHelped)).toBe('Sharing helps fat (RMSE 48% lower, 95% interval 35 to 58%, 6 seeds).');
  });

  it('says that it cannot tell, and how many seeds would', () => {
    expect(tasks(unclear('fat', 14), unclear('water'), unclear('protein', 80))).toBe(
      'We cannot tell whether sharing helps fat (about 14 seeds would tell), water or protein (about 80 seeds would tell) (6 seeds).',
    );
  });

  it('says when nothing differs', () => {
    expect(tasks(same('fat'), same('water'))).toBe(
      'Sharing makes no clear difference for fat and water (6 seeds).',
    );
  });

  it('says that seeds gave no number when runs diverged', () => {
    const pairs = unclear('fat').pairs.map((pair) => (pair.seed === 2 ? { ...pair, with: NaN } : pair));
    const diverged = { ...unclear('fat'), estimate: NaN, low: NaN, high: NaN, pairs };
    expect(tasks(same('water'), diverged)).toBe(
      'Sharing makes no clear difference for water, and we cannot tell for fat (1 of 6 seeds gave no number) (6 seeds).',
    );
  });
});

describe('does the graft help?', () => {
  it('says it for each number of labels and each graft', () => {
    const found = graft(
      of('frozen', 10, error('fat', 'helps', [0.2, 0.27, 0.36])),
      of('fine-tuned', 10, error('fat', 'helps', [0.5, 0.66, 0.87])),
      of('frozen', 40, error('fat', 'hurts', [1.9, 2.6, 3.5])),
      of('fine-tuned', 40, unclear('fat')),
    );
    expect(found).toBe(
      'With 10 labels the frozen graft helps fat (RMSE 73% lower, joint 95% interval 64 to 80%, 6 seeds), and the fine-tuned graft helps fat (RMSE 34% lower, joint 95% interval 13 to 50%); ' +
        'with 40 labels the frozen graft hurts fat (RMSE 2.6 times as high, joint 95% interval 1.9 to 3.5), and we cannot tell whether the fine-tuned graft helps fat.',
    );
  });

  it('never rounds an interval onto no effect', () => {
    const found = graft(of('frozen', 10, error('fat', 'hurts', [1.04, 5.1, 24.3])));
    expect(found).toContain('RMSE 5 times as high, 95% interval 1.04 to 24,');
  });

  it('counts labels a class where the study does', () => {
    const hurt = of('frozen', 10, score('digit', 'hurts', [-0.37, -0.33, -0.29]));
    expect(sentenceEn({ question: 'does-graft-help', seeds: 6, comparisons: [hurt], each: true })).toBe(
      'With 10 labels a class the frozen graft hurts digit (balanced accuracy 33.0 points lower, 95% interval 29.0 to 37.0, 6 seeds).',
    );
  });

  it('says only once that it cannot tell', () => {
    expect(graft(of('frozen', 10, unclear('fat')), of('fine-tuned', 10, unclear('fat', 14)))).toBe(
      'With 10 labels we cannot tell whether the frozen graft helps fat, nor whether the fine-tuned graft helps fat (about 14 seeds would tell) (6 seeds).',
    );
  });

  it('leaves labels out where the study does not vary them', () => {
    expect(graft(of('frozen', null, same('fat')))).toBe(
      'The frozen graft makes no clear difference for fat (6 seeds).',
    );
  });
});

describe('train this', () => {
  it('compares with guessing', () => {
    const found = train(
      of('as meant', null, score('a', 'helps', [0.1, 0.12, 0.14])),
      of('as meant', null, score('b', 'no-difference', [-0.005, 0, 0.005])),
    );
    expect(found).toBe(
      '“as meant” is better than guessing for a (balanced accuracy 12.0 points higher, joint 95% interval 10.0 to 14.0, 5 seeds) and is no better than guessing for b.',
    );
  });

  it('says worse than guessing, and that we cannot tell, a plan at a time', () => {
    const found = train(
      of('as written', null, error('a', 'hurts', [1.1, 1.2, 1.3])),
      of('as meant', null, unclear('a')),
      of('as meant', null, unclear('b')),
    );
    expect(found).toBe(
      '“as written” is worse than guessing for a (RMSE 20% higher, joint 95% interval 10 to 30%, 5 seeds); we cannot tell whether “as meant” is better than guessing for a or b.',
    );
  });
});

describe('numbers', () => {
  it.each([
    ['wide', [0.42, 0.52, 0.65], '48% lower, 95% interval 35 to 58%'],
    ['narrower', [0.945, 0.955, 0.965], '4.5% lower, 95% interval 3.5 to 5.5%'],
    ['wide, but clear,', [0.9, 0.95, 0.998], '5.0% lower, 95% interval 0.2 to 10.0%'],
    ['barely clear', [0.9, 0.95, 0.9996], '5.00% lower, 95% interval 0.04 to 10.00%'],
    ['narrow', [0.9545, 0.955, 0.9555], '4.50% lower, 95% interval 4.45 to 4.55%'],
  ] as const)('show no more digits than a %s interval supports', (_name, range, text) => {
    expect(tasks(error('fat', 'helps', range))).toContain(text);
  });
});

import { describe, expect, it } from 'vitest';
import { sentenceZh } from '../../../src/shared/verdict/sentence-zh';
import type { Comparison } from '../../../src/shared/verdict/verdict';
import { error, of, same, score, unclear } from './examples';

const tasks = (...comparisons: Comparison[]): string =>
  sentenceZh({ question: 'do-tasks-help', seeds: 6, comparisons, each: false });
const graft = (each: boolean, ...comparisons: Comparison[]): string =>
  sentenceZh({ question: 'does-graft-help', seeds: 6, comparisons, each });
const train = (...comparisons: Comparison[]): string =>
  sentenceZh({ question: 'train', seeds: 5, comparisons, each: false });

const fatHelped = error('fat', 'helps', [0.42, 0.52, 0.65]);

describe('这些任务互相有帮助吗？', () => {
  it('有帮助、没有差别、无法判断', () => {
    expect(tasks(fatHelped, same('water'), unclear('protein'))).toBe(
      '共享主干对 fat（RMSE 降低 48%，联合 95% 置信区间 35% 至 58%，6 个随机种子）有帮助，对 water 没有明显差别，对 protein 尚无法判断。',
    );
  });

  it('负迁移', () => {
    expect(tasks(score('物种', 'hurts', [-0.052, -0.035, -0.018]))).toBe(
      '共享主干对物种（平衡准确率降低 3.5 个百分点，95% 置信区间 1.8 至 5.2，6 个随机种子）反而不利。',
    );
  });

  it('全部无法判断时说明还需要多少种子', () => {
    expect(tasks(unclear('fat', 14), unclear('water'))).toBe(
      '尚无法判断共享主干对 fat（约需 14 个种子才能判断）和 water 是否有帮助（6 个随机种子）。',
    );
  });

  it('有运行发散时说明没有结果', () => {
    const pairs = unclear('fat').pairs.map((pair) => (pair.seed === 2 ? { ...pair, with: NaN } : pair));
    expect(tasks({ ...unclear('fat'), estimate: NaN, low: NaN, high: NaN, pairs })).toBe(
      '尚无法判断共享主干对 fat（6 个种子中有 1 个没有结果）是否有帮助（6 个随机种子）。',
    );
  });
});

describe('嫁接有帮助吗？', () => {
  it('按标签数和嫁接方式分别说明', () => {
    expect(
      graft(
        false,
        of('frozen', 10, fatHelped),
        of('fine-tuned', 10, error('fat', 'hurts', [1.9, 2.6, 3.5])),
        of('frozen', 40, same('fat')),
      ),
    ).toBe(
      '只有 10 个标签时，冻结的嫁接对 fat（RMSE 降低 48%，联合 95% 置信区间 35% 至 58%，6 个随机种子）有帮助，' +
        '微调的嫁接对 fat（RMSE 为原来的 2.6 倍，联合 95% 置信区间 1.9 至 3.5 倍）反而不利；只有 40 个标签时，冻结的嫁接对 fat 没有明显差别。',
    );
  });

  it('都无法判断时只说一次', () => {
    expect(graft(false, of('frozen', null, unclear('fat')), of('fine-tuned', null, unclear('fat')))).toBe(
      '尚无法判断冻结的嫁接对 fat 是否有帮助，也无法判断微调的嫁接对 fat 是否有帮助（6 个随机种子）。',
    );
  });

  it('标签按类别计数', () => {
    expect(graft(true, of('fine-tuned', 10, unclear('digit')))).toBe(
      '每类只有 10 个标签时，尚无法判断微调的嫁接对 digit 是否有帮助（6 个随机种子）。',
    );
  });
});

describe('训练', () => {
  it('与盲猜相比', () => {
    const found = train(
      of('as meant', null, score('a', 'helps', [0.1, 0.12, 0.14])),
      of('as meant', null, same('b')),
      of('as written', null, error('a', 'hurts', [1.1, 1.2, 1.3])),
      of('third', null, unclear('a')),
    );
    expect(found).toBe(
      '“as meant”在 a（平衡准确率提高 12.0 个百分点，联合 95% 置信区间 10.0 至 14.0，5 个随机种子）上优于盲猜，在 b 上并不优于盲猜；' +
        '“as written”在 a（RMSE 提高 20%，联合 95% 置信区间 10% 至 30%）上不如盲猜；尚无法判断“third”在 a 上是否优于盲猜。',
    );
  });
});

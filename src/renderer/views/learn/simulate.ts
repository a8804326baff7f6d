import { stream } from '../../../shared/random/stream';
import { compare } from '../../../shared/statistics/compare';
import type { Comparison, Pair } from '../../../shared/verdict/verdict';

/** A make-believe study whose truth is known. */
export interface Truth {
  /** What sharing truly adds to the score, such as 0.01 for one point. */
  readonly effect: number;
  /** Standard deviation of what a pair of runs does not have in common. */
  readonly spread: number;
  readonly seeds: number;
}

const BASE = 0.8;
/** What both runs of a pair owe to their split and start: it cancels in the difference. */
const LUCK = 0.03;
/** A tenth of the rows trains, so that the seeds count as separate draws. */
const ROWS = { train: 100, test: 1000, pool: 1000 };

/** One study, judged by the rule that judges real ones. The same number gives the same study. */
export function study(number: number, truth: Truth): Comparison {
  return compare(
    {
      task: '',
      kind: 'binary',
      metric: 'auc',
      arm: 'together',
      against: 'alone',
      labels: null,
      level: 0.95,
      rows: ROWS,
    },
    Array.from({ length: truth.seeds }, (_, seed) => pairOf(number, seed, truth)),
  );
}

function pairOf(number: number, seed: number, { effect, spread }: Truth): Pair {
  const { normal } = stream(number, 'sample', seed);
  const common = BASE + LUCK * normal();
  const own = spread / Math.SQRT2;
  return { seed, without: common + own * normal(), with: common + effect + own * normal(), runs: [] };
}

/** Whether the interval holds the truth. */
export function holds({ low, high }: Comparison, { effect }: Truth): boolean {
  return low <= effect && effect <= high;
}

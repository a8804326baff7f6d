import { meanOfKnown, type Ranking } from './auc';

/** What was answered about rows of some classes. */
export interface ClassCounts {
  /** Rows of each class, and how many of them were answered rightly. */
  readonly seen: readonly number[];
  readonly right: readonly number[];
  /** Sum of -ln p(right class). */
  readonly logLoss: number;
  /** Each class against the rest; of two classes, one is enough. */
  readonly rankings: readonly Ranking[];
}

export interface ClassScores {
  readonly accuracy: number;
  readonly 'balanced-accuracy': number;
  readonly auc: number;
  readonly 'log-loss': number;
}

/**
 * Scores of class answers; NaN where there are no rows.
 * - accuracy: share of rows that are right
 * - balanced accuracy: mean recall over the classes that occur
 * - auc: mean one-against-the-rest area over the classes that occur with and without (Hand and Till, 2001,
 *   unweighted); for two classes the usual area
 * - log loss: mean of -ln p(right class)
 */
export function classScores({ seen, right, logLoss, rankings }: ClassCounts): ClassScores {
  const rows = total(seen);
  return {
    accuracy: total(right) / rows,
    'balanced-accuracy': meanOfKnown(right.map((count, k) => count / (seen[k] ?? 0))),
    auc: meanOfKnown(rankings.map((ranking) => ranking.area())),
    'log-loss': logLoss / rows,
  };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

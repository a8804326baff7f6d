import type { Answer, Comparison, Verdict } from './verdict';

/** What a sentence is made of. `each`: kept labels are counted a class. */
export interface Findings extends Pick<Verdict, 'question' | 'seeds' | 'comparisons'> {
  readonly each: boolean;
}

/** Comparisons that one clause speaks of: one arm, one number of labels. */
export interface Clause {
  readonly arm: string;
  readonly comparisons: readonly Comparison[];
}

/** Clauses with the same number of kept labels, in the order in which they were asked. */
export interface Passage {
  readonly labels: number | null;
  readonly clauses: readonly Clause[];
}

export function passages(findings: Findings): Passage[] {
  return grouped(findings.comparisons, (comparison) => comparison.labels).map(([labels, group]) => ({
    labels,
    clauses: grouped(group, (comparison) => comparison.arm).map(([arm, comparisons]) => ({
      arm,
      comparisons,
    })),
  }));
}

export function answered(clause: Clause, answer: Answer): Comparison[] {
  return clause.comparisons.filter((comparison) => comparison.answer === answer);
}

/** Whether nothing can be told about any of a clause's tasks. */
export function isUnclear(clause: Clause): boolean {
  return clause.comparisons.every(({ answer }) => answer === 'cannot-tell');
}

/** Seeds of a comparison that gave no number, such as those of runs that diverged. */
export function silentSeeds(comparison: Comparison): number {
  return comparison.pairs.filter((pair) => !Number.isFinite(pair.without) || !Number.isFinite(pair.with))
    .length;
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

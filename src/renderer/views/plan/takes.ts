/** What a question takes, in words: so many runs, and how long they take here at most. */
import type { PlanCost } from '../../../shared/cost';
import type { Language } from '../../language/language.svelte';

/**
 * @param seconds of all runs one after the other; undefined where a run is not timed
 * @param slots runs that train at the same time
 * @param basis how an epoch was timed; `like`: runs that are not timed themselves are counted like one that is
 */
export function takesText(
  runs: number,
  seconds: number | undefined,
  slots: number,
  basis: NonNullable<PlanCost['epoch']>['basis'] | 'like',
  { t, f }: Language,
): string {
  if (seconds === undefined) return t.plan.takes.unknown(runs);
  const side = Math.min(slots, runs);
  return t.plan.takes.about(runs, f.about(seconds / side), t.plan.takes.basis[basis]);
}

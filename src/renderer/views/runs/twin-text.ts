import type { RunSummary } from '../../../shared/run';
import type { Language } from '../../language/language.svelte';

/** What tells a run from its twins, which have its name: its arm in a study, and its seed. */
export function twinText({ arm, seed }: Pick<RunSummary, 'arm' | 'seed'>, { t }: Language): string {
  const own = t.run.seed(seed);
  return arm === null ? own : `${t.verdict.arm(arm)} · ${own}`;
}

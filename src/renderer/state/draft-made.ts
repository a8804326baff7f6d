import type { Draft } from '../../shared/draft';
import type { Plan } from '../../shared/plan';
import type { Cleaning } from '../../shared/recipe/recipe';
import { ignoredColumns, UNTOUCHED } from './recipe-edits';

/** All that a person makes of a table before training: what undoing brings back. */
export interface Made {
  /** Columns to predict, in the order they were picked. */
  readonly targets: readonly string[];
  /** Undefined while the lab has not suggested it. */
  readonly plan: Plan | undefined;
  /** Columns that stay out of every later suggestion as well. */
  readonly ignored: readonly string[];
  /** What is done to the table before it is used. */
  readonly cleaning: Cleaning;
  /** Runs of each arm that a study would take. */
  readonly seeds: number;
}

export const NOTHING_MADE: Made = {
  targets: [],
  plan: undefined,
  ignored: [],
  cleaning: UNTOUCHED,
  seeds: 5,
};

/** What was kept, as it was made; nothing for null. */
export function madeOf(draft: Draft | null | undefined): Made {
  return draft ? { ...draft, plan: draft.plan ?? undefined } : NOTHING_MADE;
}

/** What is worth keeping of what was made; null: nothing. */
export function draftOf({ targets, plan, ignored, cleaning, seeds }: Made): Draft | null {
  if (targets.length === 0 && ignored.length === 0 && cleaning === UNTOUCHED) return null;
  return { targets: [...targets], plan: plan ?? null, ignored: [...ignored], cleaning, seeds };
}

/** What makes a whole plan of this table, such as the plan of a study. */
export function madeFrom(plan: Plan, seeds: number): Made {
  const { read, duplicates } = plan.recipe;
  return {
    targets: plan.tasks.flatMap((task) => task.targets),
    plan,
    ignored: ignoredColumns(plan),
    cleaning: { read, duplicates },
    seeds,
  };
}

import { AppError } from '../../shared/errors/app-error';
import type { Graft, Plan } from '../../shared/plan';
import type { StudyPlan } from '../../shared/study';
import {
  aloneArm,
  labelCounts,
  planArms,
  SOURCE,
  TARGET_ARMS,
  targetArm,
  TOGETHER,
  type GraftStudy,
  type TargetArm,
} from './arms';
import { aloneWith } from './alone';

/** One run that a study needs. Twins of one seed see the same split, initial weights and order of rows. */
export interface Twin {
  readonly arm: string;
  readonly seed: number;
  /** Without its graft: `graft` says what to put under it once the source has been trained. */
  readonly plan: Plan;
  readonly graft: Graft['freeze'] | null;
}

const FREEZE: Readonly<Record<TargetArm, Graft['freeze'] | null>> = {
  scratch: null,
  frozen: 'trunk',
  'fine-tuned': 'none',
};

/**
 * All runs of a study, in the order in which they should start: what others wait for first, then the longest.
 * @throws AppError study.one-task
 */
export function twins(study: StudyPlan): Twin[] {
  const seeds = Array.from({ length: study.seeds }, (_, i) => i + 1);
  const found = seeds.flatMap((seed) =>
    armsOf(study).map((arm) => ({ ...arm, seed, plan: seeded(arm.plan, seed) })),
  );
  return found.sort(
    (a, b) =>
      Number(b.arm === SOURCE) - Number(a.arm === SOURCE) ||
      workOf(b.plan) - workOf(a.plan) ||
      a.seed - b.seed,
  );
}

/** What a twin trains once the source of its seed is there. */
export function grafted(twin: Twin, source: string): Plan {
  return twin.graft === null ? twin.plan : { ...twin.plan, graft: { from: source, freeze: twin.graft } };
}

function armsOf(study: StudyPlan): Omit<Twin, 'seed'>[] {
  switch (study.question) {
    case 'do-tasks-help':
      return togetherAndAlone(study.plan);
    case 'does-graft-help':
      return sourceAndTargets(study);
    case 'train': {
      const names = planArms(study.plans);
      return study.plans.map((plan, i) => ({ arm: names[i] ?? plan.name, plan, graft: null }));
    }
  }
}

function togetherAndAlone(plan: Plan): Omit<Twin, 'seed'>[] {
  if (plan.tasks.length < 2) throw new AppError('study.one-task');
  const alone = plan.tasks.map((task) => ({
    arm: aloneArm(task.name),
    plan: aloneWith(task, plan),
    graft: null,
  }));
  return [{ arm: TOGETHER, plan, graft: null }, ...alone];
}

function sourceAndTargets(study: GraftStudy): Omit<Twin, 'seed'>[] {
  const targets = labelCounts(study).flatMap((labels) =>
    TARGET_ARMS.map((arm) => ({
      arm: targetArm(arm, labels),
      plan: keeping(labels, study, targetArm(arm, labels)),
      graft: FREEZE[arm],
    })),
  );
  return [{ arm: SOURCE, plan: study.source, graft: null }, ...targets];
}

/** The target plan with so many visible labels of its first task, and no graft of its own. */
function keeping(labels: number | null, study: GraftStudy, arm: string): Plan {
  const { graft: _graft, ...target } = study.target;
  const named = { ...target, name: `${target.name}, ${arm}`.slice(0, 200) };
  const first = target.tasks[0];
  if (labels === null || !first) return named;
  const keepLabels = { ...target.recipe.keepLabels, [first.name]: { keep: labels, each: study.each } };
  return { ...named, recipe: { ...target.recipe, keepLabels } };
}

/** Everything that chance decides comes from the study's seed, the split too. */
function seeded(plan: Plan, seed: number): Plan {
  const { seed: _fixed, ...split } = plan.recipe.split;
  return { ...plan, seed, recipe: { ...plan.recipe, split } };
}

/** Row count that stands for "all rows": only the order of twins depends on it. */
const ALL_ROWS = 1_000_000;

/** About how much a run has to do, for starting the longest first. */
function workOf(plan: Plan): number {
  const rows = plan.tasks.map(({ name }) => plan.recipe.keepLabels[name]?.keep ?? ALL_ROWS);
  return plan.budget.epochs * Math.max(0, ...rows) * (1 + plan.tasks.length / 100);
}

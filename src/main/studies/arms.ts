/** The names of a study's arms, as they stand in the history: with the seed they name one run of the study. */
import type { Plan } from '../../shared/plan';
import type { StudyPlan } from '../../shared/study';

export const TOGETHER = 'together';
export const SOURCE = 'source';

/** How a target can be trained in *Does the graft help?*: without the source, or on its trunk. */
export const TARGET_ARMS = ['scratch', 'frozen', 'fine-tuned'] as const;
export type TargetArm = (typeof TARGET_ARMS)[number];

export type GraftStudy = Extract<StudyPlan, { question: 'does-graft-help' }>;

/** The arm in which a task has the trunk to itself. */
export function aloneArm(task: string): string {
  return `alone: ${task}`;
}

/** An arm of a target with so many kept labels; null: as the target plan says. */
export function targetArm(arm: TargetArm, labels: number | null): string {
  return labels === null ? arm : `${arm}, ${labels} labels`;
}

/** The numbers of kept labels that a graft study goes through. */
export function labelCounts(study: GraftStudy): (number | null)[] {
  return study.labels === undefined || study.labels.length === 0 ? [null] : [...new Set(study.labels)];
}

/** One arm a plan, named by the plan; plans of one name are numbered. */
export function planArms(plans: readonly Plan[]): string[] {
  return plans.map(({ name }, i) => {
    const before = plans.slice(0, i).filter((plan) => plan.name === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

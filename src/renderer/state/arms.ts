/** The arms of a study by the names under which the lab keeps them. */
import type { Plan } from '../../shared/plan';
import type { RunSummary } from '../../shared/run';
import type { StudyPlan } from '../../shared/study';

/** Runs of one arm: what a study compares. */
export interface Arm {
  readonly name: string;
  readonly runs: readonly RunSummary[];
}

/** An arm that trains one task by itself. */
function aloneArm(task: string): string {
  return `alone: ${task}`;
}

/** An arm of a target that keeps so many labels; null: as its plan says. */
export function labelledArm(arm: string, labels: number | null): string {
  return labels === null ? arm : `${arm}, ${labels} labels`;
}

/** The arms that a study goes through, whether or not they have begun. */
export function expectedArms(plan: StudyPlan): string[] {
  switch (plan.question) {
    case 'do-tasks-help':
      return ['together', ...plan.plan.tasks.map((task) => aloneArm(task.name))];
    case 'does-graft-help':
      return ['source', ...labelCounts(plan.labels).flatMap((labels) => targetArms(labels))];
    case 'train':
      return plan.plans.map((one, i) => planArm(one, plan.plans.slice(0, i)));
  }
}

function labelCounts(labels: readonly number[] | undefined): (number | null)[] {
  return labels === undefined || labels.length === 0 ? [null] : [...new Set(labels)];
}

function targetArms(labels: number | null): string[] {
  return ['scratch', 'frozen', 'fine-tuned'].map((arm) => labelledArm(arm, labels));
}

/** Plans of one name are numbered. */
function planArm({ name }: Plan, before: readonly Plan[]): string {
  const namesakes = before.filter((plan) => plan.name === name).length;
  return namesakes === 0 ? name : `${name} (${namesakes + 1})`;
}

/** Members by arm: the expected arms in their order, then any other in the order of its first run. */
export function armsOf(members: readonly RunSummary[], expected: readonly string[]): Arm[] {
  const arms = new Map<string, RunSummary[]>(expected.map((name) => [name, []]));
  for (const run of members) arms.set(run.arm ?? '', [...(arms.get(run.arm ?? '') ?? []), run]);
  return [...arms].map(([name, runs]) => ({ name, runs: runs.sort((a, b) => a.seed - b.seed) }));
}

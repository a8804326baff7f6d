import type { Plan } from '../../../shared/plan';
import type { StudyPlan } from '../../../shared/study';

/** The plans that a study asks about, one a table. */
export function plansOf(plan: StudyPlan): Plan[] {
  return [...new Map(questioned(plan).map((one) => [one.dataset, one])).values()];
}

function questioned(plan: StudyPlan): readonly Plan[] {
  if (plan.question === 'do-tasks-help') return [plan.plan];
  return plan.question === 'does-graft-help' ? [plan.target] : plan.plans;
}

/** Names of a study's tasks in the order that gives them their colours. */
export function tasksOf(plan: StudyPlan): string[] {
  const plans = questioned(plan);
  return [...new Set(plans.flatMap((one) => one.tasks.map((task) => task.name)))];
}

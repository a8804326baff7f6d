import type { StudyPlan } from '../../../shared/study';

/** Names of a study's tasks in the order that gives them their colours. */
export function tasksOf(plan: StudyPlan): string[] {
  const plans =
    plan.question === 'do-tasks-help'
      ? [plan.plan]
      : plan.question === 'does-graft-help'
        ? [plan.target]
        : plan.plans;
  return [...new Set(plans.flatMap((one) => one.tasks.map((task) => task.name)))];
}

import type { Link } from '../../shared/loss';
import type { Plan } from '../../shared/plan';
import type { FittedTask } from '../../shared/recipe/fitted';
import { linkOf } from '../../shared/task';

/**
 * What turns a head's last numbers into answers.
 * @throws Error when the plan has no task of that name, which a prepared folder of another plan would show
 */
export function answerActivation(plan: Pick<Plan, 'tasks'>, fitted: FittedTask): Link {
  const task = plan.tasks.find(({ name }) => name === fitted.name);
  if (!task) throw new Error(`the plan has no task ${fitted.name}`);
  return linkOf(task);
}

import type { Plan } from '../../shared/plan';
import type { FittedTask } from '../../shared/recipe/fitted';
import { lossOf } from '../../shared/task';

/** What turns a head's last numbers into answers: the inverse link of the loss it was trained on. */
export type AnswerActivation = 'sigmoid' | 'softmax' | 'linear';

/** @throws Error when the plan has no task of that name, which a prepared folder of another plan would show */
export function answerActivation(plan: Pick<Plan, 'tasks'>, fitted: FittedTask): AnswerActivation {
  const task = plan.tasks.find(({ name }) => name === fitted.name);
  if (!task) throw new Error(`the plan has no task ${fitted.name}`);
  switch (lossOf(task)) {
    case 'sigmoid-cross-entropy':
      return 'sigmoid';
    case 'softmax-cross-entropy':
      return 'softmax';
    case 'squared-error':
      return 'linear';
  }
}

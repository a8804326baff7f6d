import type { Plan } from '../../shared/plan';
import type { Split } from '../../shared/recipe/recipe';
import type { Task, TaskKind } from '../../shared/task';
import { withDropout, withTask } from './plan-edits';
import { splitBy, withInput, type EncodingChoice } from './recipe-edits';
import type { StepName } from './steps';

/** The changes of a plan that many places make, each one step that can be undone. */
export abstract class PlanChanges {
  /** Changes the plan in one step that can be undone. */
  abstract edit(step: StepName, change: (plan: Plan) => Plan): void;

  rename(name: string): void {
    this.edit({ what: 'rename' }, (plan) => ({ ...plan, name }));
  }

  /** How a column becomes numbers; `natural`: as its type suggests. */
  encoding(column: string, choice: EncodingChoice): void {
    this.edit({ what: 'encoding', of: column }, (plan) => withInput(plan, column, choice));
  }

  /** The natural loss of the new kind is used. */
  kind(task: string, kind: TaskKind): void {
    this.edit({ what: 'kind', of: task }, (plan) =>
      withTask(plan, task, ({ name, targets, weight }) => ({ name, targets, weight, kind })),
    );
  }

  weight(task: string, weight: number): void {
    this.edit({ what: 'weight', of: task }, (plan) => withTask(plan, task, (one) => ({ ...one, weight })));
  }

  loss(task: string, loss: Task['loss']): void {
    this.edit({ what: 'loss', of: task }, (plan) => withTask(plan, task, (one) => ({ ...one, loss })));
  }

  dropout(dropout: number): void {
    this.edit({ what: 'dropout' }, (plan) => withDropout(plan, dropout));
  }

  budget(change: Partial<Plan['budget']>): void {
    this.edit({ what: 'budget' }, (plan) => ({ ...plan, budget: { ...plan.budget, ...change } }));
  }

  method(change: Partial<Plan['method']>): void {
    this.edit({ what: 'method' }, (plan) => ({ ...plan, method: { ...plan.method, ...change } }));
  }

  learningRate(learningRate: number): void {
    this.edit({ what: 'method' }, (plan) => ({
      ...plan,
      method: { ...plan.method, optimizer: { ...plan.method.optimizer, learningRate } },
    }));
  }

  split(change: Partial<Split>): void {
    this.edit({ what: 'split' }, (plan) => ({
      ...plan,
      recipe: { ...plan.recipe, split: { ...plan.recipe.split, ...change } },
    }));
  }

  /** @param by the column that the split goes by; none when it is random */
  splitBy(kind: Split['kind'], by: string | undefined): void {
    this.edit({ what: 'split' }, (plan) => splitBy(plan, kind, by));
  }

  seed(seed: number): void {
    this.edit({ what: 'seed' }, (plan) => ({ ...plan, seed }));
  }
}

/** Changes to tasks and to the trunk as a whole: a plan in, a plan out. */
import type { Plan } from '../../shared/plan';
import type { Task } from '../../shared/task';

export function withTask(plan: Plan, name: string, change: (task: Task) => Task): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => (task.name === name ? change(task) : task)) };
}

/** The same dropout behind every dense layer of the trunk. */
export function withDropout(plan: Plan, dropout: number): Plan {
  const trunk = plan.design.trunk.map((layer) => (layer.kind === 'dense' ? { ...layer, dropout } : layer));
  return { ...plan, design: { ...plan.design, trunk } };
}

/** A factor for the learning rate of a part, as a method names it; undefined: none of its own. */
export function withRate(plan: Plan, part: string, factor: number | undefined): Plan {
  const { rates = {}, ...method } = plan.method;
  const { [part]: _, ...others } = rates;
  const changed = factor === undefined ? others : { ...others, [part]: factor };
  return { ...plan, method: Object.keys(changed).length === 0 ? method : { ...method, rates: changed } };
}

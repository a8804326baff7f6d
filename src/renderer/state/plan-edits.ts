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

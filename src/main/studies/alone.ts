import type { Plan } from '../../shared/plan';
import type { Task } from '../../shared/task';

/**
 * The same plan with one task and its head only. The other tasks' targets are set aside: a target that is no longer
 * asked for must not become an input, or the twin would be told what its rival has to learn.
 */
export function aloneWith(task: Task, plan: Plan): Plan {
  const { recipe, design } = plan;
  const others = plan.tasks
    .flatMap((other) => other.targets)
    .filter((target) => !task.targets.includes(target));
  const ignored = Object.fromEntries(others.map((column) => [column, { role: 'ignored' as const }]));
  return {
    ...plan,
    name: `${plan.name} · ${task.name}`.slice(0, 200),
    tasks: [task],
    recipe: {
      ...recipe,
      columns: { ...recipe.columns, ...ignored },
      keepLabels: only(recipe.keepLabels, task.name),
      shuffleLabels: recipe.shuffleLabels.filter((name) => name === task.name),
    },
    design: ownDesign(design, task.name),
  };
}

/** A task that stood apart from the trunk has no use for it. */
function ownDesign({ apart, ...design }: Plan['design'], task: string): Plan['design'] {
  const trunk = apart?.includes(task) ? [] : design.trunk;
  return { ...design, trunk, heads: only(design.heads, task) };
}

function only<T>(entries: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => key === name));
}

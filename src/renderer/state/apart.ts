import { design as designSchema } from '../../shared/design';
import type { Plan } from '../../shared/plan';
import { chainOf } from './layer-edits';

type Design = Plan['design'];

export function isApart({ apart = [] }: Design, task: string): boolean {
  return apart.includes(task);
}

/** Whether a task shares layers with another, and no more of them than a head may have, and so can be given its own. */
export function canPart({ design, tasks }: Plan, task: string): boolean {
  const sharing = tasks.filter(({ name }) => !isApart(design, name));
  if (design.trunk.length === 0 || sharing.length < 2) return false;
  return sharing.some(({ name }) => name === task) && designSchema.safeParse(parted(design, task)).success;
}

/** Gives a task layers of its own, as many and as large as those it shared. */
export function parted(design: Design, task: string): Design {
  return {
    ...design,
    heads: { ...design.heads, [task]: [...design.trunk, ...chainOf(design, { head: task })] },
    apart: [...(design.apart ?? []), task],
  };
}

/** Lets a task grow from the trunk again; of its own layers those go that still are as the trunk's. */
export function rejoined(design: Design, task: string): Design {
  const own = chainOf(design, { head: task });
  const copied = design.trunk.every((layer, i) => JSON.stringify(layer) === JSON.stringify(own[i]));
  const hidden = copied ? own.slice(design.trunk.length) : own;
  const left = design.apart?.filter((name) => name !== task) ?? [];
  const { apart: _, ...rest } = design;
  return {
    ...rest,
    heads: { ...design.heads, [task]: [...hidden] },
    ...(left.length > 0 && { apart: left }),
  };
}

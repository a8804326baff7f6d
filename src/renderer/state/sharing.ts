/** How the tasks of a plan share its layers: so many from the columns on are one trunk, the rest each task has for itself. */
import { design as designSchema, type Layer } from '../../shared/design';
import type { Plan } from '../../shared/plan';
import { isApart } from './apart';
import { frozenTo } from './graft-edits';

/** What lies between columns and heads, alike for all tasks that do not stand apart. */
export interface Path {
  readonly layers: readonly Layer[];
  /** How many of them are the trunk. */
  readonly shared: number;
}

export type Sharing = 'all' | 'late' | 'early' | 'alone';

/** The trunk, and then the layers with which the heads of all these tasks begin. */
export function pathOf({ design, tasks }: Plan): Path {
  const { trunk, heads } = design;
  const [first = [], ...others] = tasks.flatMap(({ name }) =>
    isApart(design, name) ? [] : [heads[name] ?? []],
  );
  const differs = first.findIndex((layer, i) => others.some((head) => !same(head[i], layer)));
  const own = differs < 0 ? first : first.slice(0, differs);
  return { layers: [...trunk, ...own], shared: trunk.length };
}

/** The plan with another path; what heads had behind it, or apart from it, they keep. A graft freezes at most what is shared. */
export function withPath(plan: Plan, { layers, shared }: Path): Plan {
  const before = pathOf(plan);
  const begun = before.layers.length - before.shared;
  const heads = plan.tasks.flatMap(({ name }) => {
    const old = plan.design.heads[name] ?? [];
    const hidden = isApart(plan.design, name) ? old : [...layers.slice(shared), ...old.slice(begun)];
    return hidden.length === 0 ? [] : [[name, hidden] as const];
  });
  const trunk = layers.slice(0, shared);
  const changed = { ...plan, design: { ...plan.design, trunk, heads: Object.fromEntries(heads) } };
  const freeze = plan.graft?.freeze;
  return typeof freeze === 'number' && freeze > shared ? frozenTo(changed, shared) : changed;
}

/** What can be chosen, from all shared to nothing shared; a head takes no more layers than its schema lets it. */
export function sharings(plan: Plan): { readonly kind: Sharing; readonly shared: number }[] {
  const { layers } = pathOf(plan);
  const whole = layers.length;
  const choices = [
    { kind: 'all', shared: whole },
    { kind: 'alone', shared: 0 },
    { kind: 'late', shared: whole - 1 },
    { kind: 'early', shared: 1 },
  ] as const;
  return choices
    .filter(
      ({ shared }, i) =>
        shared >= 0 && shared <= whole && choices.findIndex((one) => one.shared === shared) === i,
    )
    .filter(({ shared }) => designSchema.safeParse(withPath(plan, { layers, shared }).design).success)
    .toSorted((one, other) => other.shared - one.shared);
}

/** As many layers between columns and heads: the last is put in once more, or taken out; each task keeps its own. */
export function deepened(plan: Plan, count: number): Plan {
  const { layers, shared } = pathOf(plan);
  const last = layers.at(-1);
  const more: Layer =
    last?.kind === 'dense' ? last : { kind: 'dense', units: 64, activation: 'relu', dropout: 0 };
  const changed = Array.from({ length: count }, (_, i) => layers[i] ?? more);
  const own = layers.length - shared;
  const begins = shared === 0 && own > 0 ? 0 : Math.max(count - own, Math.min(1, count));
  return withPath(plan, { layers: changed, shared: begins });
}

function same(one: Layer | undefined, other: Layer): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

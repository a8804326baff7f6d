import type { Layer } from '../../shared/design';
import type { ErrorReport } from '../../shared/errors/app-error';
import { TRAINING_ONLY } from '../../shared/layers/training-only';
import type { Plan } from '../../shared/plan';

/** How a layer of the trunk compares with the one at its place in the run that is grafted. */
export type LayerMatch = 'same' | 'other' | 'extra' | 'missing';

/** The trunk taken from a run, frozen as a whole to begin with. */
export function grafted(plan: Plan, run: string): Plan {
  return { ...plan, graft: { from: run, freeze: 'trunk' } };
}

export function ungrafted(plan: Plan): Plan {
  const { graft: _, ...rest } = plan;
  return rest;
}

/** @param layers of the trunk that stay as they are, from the columns on */
export function frozenTo(plan: Plan, layers: number): Plan {
  if (!plan.graft) return plan;
  const whole = layers >= plan.design.trunk.length;
  const freeze = layers === 0 ? 'none' : whole ? 'trunk' : layers;
  return { ...plan, graft: { ...plan.graft, freeze } };
}

export function withTrunk(plan: Plan, trunk: readonly Layer[]): Plan {
  return { ...plan, design: { ...plan.design, trunk: [...trunk] } };
}

/** One answer a place, as many as the longer of the two trunks has. */
export function matchTrunks(source: readonly Layer[], target: readonly Layer[]): LayerMatch[] {
  return Array.from({ length: Math.max(source.length, target.length) }, (_, i) => {
    const [from, to] = [source[i], target[i]];
    if (!from) return 'extra';
    if (!to) return 'missing';
    return fixedOf(from) === fixedOf(to) ? 'same' : 'other';
  });
}

function fixedOf(layer: Layer): string {
  return JSON.stringify(layer, (key, value: unknown) => (TRAINING_ONLY.has(key) ? undefined : value));
}

/** The column that a grafted trunk was refused for and does not know: without it the trunk may fit. */
export function strangerOf({ code, details }: ErrorReport): string | undefined {
  const { column, source } = details;
  return code === 'graft.inputs-differ' && source === 'no-input' ? String(column) : undefined;
}

/** The parts of a design as a method names them. */
import { AppError } from './errors/app-error';
import { frozenLayers, type Plan } from './plan';

/** Whose layer something is. */
interface Owner {
  readonly role: string;
  readonly task?: string | undefined;
}

/**
 * The names of the part that a layer belongs to, the most special first: itself, such as `trunk 2.1`, then the blocks
 * around it, such as `trunk 2`, then `encoders`, `trunk` or `head <task>`.
 */
function partNames(layer: string, { role, task }: Owner): string[] {
  if (role === 'encoder') return [layer, 'encoders'];
  return [layer, ...blocksAround(layer), role === 'head' ? `head ${task ?? ''}` : role];
}

/** Places are numbers behind the last space of a name, and stops part them. */
function blocksAround(layer: string): string[] {
  const stop = layer.lastIndexOf('.');
  if (stop < layer.lastIndexOf(' ')) return [];
  const around = layer.slice(0, stop);
  return [around, ...blocksAround(around)];
}

/** The factor of a layer's learning rate: its own, or that of the smallest part around it that has one; else 1. */
export function rateFactor({ rates = {} }: Pick<Plan['method'], 'rates'>, layer: string, of: Owner): number {
  const named = partNames(layer, of).find((part) => Object.hasOwn(rates, part));
  return rates[named ?? ''] ?? 1;
}

/** What of a plan says which layers learn. */
export type Learning = Pick<Plan, 'design' | 'graft'> & { readonly method?: Pick<Plan['method'], 'rates'> };

/**
 * Whether a layer does not learn: a graft freezes it, or the factor of its learning rate is 0. Its statistics stay then
 * as well, or it would compute something else all the same.
 */
export function isStill({ design, graft, method = {} }: Learning, layer: string, of: Owner): boolean {
  const frozen = of.role === 'trunk' && trunkPlace(layer) <= frozenLayers(graft, design.trunk.length);
  return frozen || rateFactor(method, layer, of) === 0;
}

/** The place in the trunk, from 1, that a name such as `trunk 3` or `trunk 3.2.1` says. */
export function trunkPlace(name: string): number {
  return Number.parseInt(name.slice('trunk '.length), 10);
}

/**
 * @param layers the layers that learn, by name
 * @throws plan.part-unknown at the first factor of a learning rate that is for none of the design's parts
 */
export function checkRates(
  { method, tasks }: Pick<Plan, 'method' | 'tasks'>,
  layers: readonly string[],
): void {
  const parts = new Set(layers.flatMap((layer) => [layer, ...blocksAround(layer)]));
  const known = ['encoders', 'trunk', ...tasks.map(({ name }) => `head ${name}`), ...parts];
  const unknown = Object.keys(method.rates ?? {}).find((part) => !known.includes(part));
  if (unknown !== undefined) {
    throw new AppError('plan.part-unknown', {
      part: unknown,
      known: known.map((name) => `“${name}”`).join(', '),
    });
  }
}

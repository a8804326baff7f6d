/** The parts of a design as a method names them. */
import { AppError } from './errors/app-error';
import type { Plan } from './plan';

/**
 * The names of the part that a layer belongs to, the most special first: itself, such as `trunk 2`, then `encoders`,
 * `trunk` or `head <task>`.
 */
export function partNames(
  layer: string,
  { role, task }: { role: string; task?: string | undefined },
): string[] {
  if (role === 'encoder') return [layer, 'encoders'];
  return [layer, role === 'head' ? `head ${task ?? ''}` : role];
}

/**
 * @param layers the layers that learn, by name
 * @throws plan.part-unknown at the first factor of a learning rate that is for none of the design's parts
 */
export function checkRates(
  { method, tasks }: Pick<Plan, 'method' | 'tasks'>,
  layers: readonly string[],
): void {
  const known = ['encoders', 'trunk', ...tasks.map(({ name }) => `head ${name}`), ...layers];
  const unknown = Object.keys(method.rates ?? {}).find((part) => !known.includes(part));
  if (unknown !== undefined) {
    throw new AppError('plan.part-unknown', {
      part: unknown,
      known: known.map((name) => `“${name}”`).join(', '),
    });
  }
}

import { AppError } from '../../shared/errors/app-error';
import type { Checkpoint } from '../checkpoint/checkpoint';
import type { ParameterSpec } from '../model/parameter';

/** Encoders and trunk are grafted; heads always grow anew. */
export function isGrafted(spec: Pick<ParameterSpec, 'role'>): boolean {
  return spec.role !== 'head';
}

/**
 * Puts the source's encoders and trunk in place of the first values.
 * @param into the flat vector, changed in place
 * @throws graft.trunk-differs when the source lacks a part or has it in another shape
 */
export function takeGraft(
  specs: readonly ParameterSpec[],
  source: Pick<Checkpoint, 'named'>,
  into: Float32Array,
): void {
  for (const spec of specs.filter(isGrafted)) {
    const given = source.named.get(spec.name);
    if (given?.shape.join() !== spec.shape.join()) {
      const [layer = ''] = spec.name.split('/');
      const found = given ? given.shape.join(' × ') : 'no-layer';
      throw new AppError('graft.trunk-differs', { layer, source: found, target: spec.shape.join(' × ') });
    }
    into.set(given.data, spec.offset);
  }
}

import { AppError } from '../../shared/errors/app-error';
import type { Checkpoint } from '../checkpoint/checkpoint';
import type { ParameterSpec } from '../model/parameter';

/** Encoders and trunk are grafted; heads always grow anew. */
export function isGrafted(spec: ParameterSpec): boolean {
  return spec.role !== 'head';
}

/**
 * Puts the source's encoders and trunk in place of the first values.
 * @param into the flat vector, changed in place
 * @throws graft.trunk-differs when the source lacks a part or has it in another shape
 */
export function takeGraft(specs: readonly ParameterSpec[], source: Checkpoint, into: Float32Array): void {
  specs.filter(isGrafted).forEach((spec, i) => {
    const given = source.named.get(spec.name);
    if (!given || given.data.length !== spec.size || given.shape.join() !== spec.shape.join()) {
      throw new AppError('graft.trunk-differs', {
        layer: i + 1,
        source: given ? given.shape.join(' x ') : 'nothing',
        target: spec.shape.join(' x '),
      });
    }
    into.set(given.data, spec.offset);
  });
}

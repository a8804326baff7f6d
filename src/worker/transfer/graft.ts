import { AppError } from '../../shared/errors/app-error';
import type { Checkpoint } from '../checkpoint/checkpoint';
import type { ParameterSpec } from '../model/parameter';
import { addedNumbers, type Inputs } from './added';

/** Encoders and trunk are grafted; heads always grow anew. */
export function isGrafted(spec: Pick<ParameterSpec, 'role'>): boolean {
  return spec.role !== 'head';
}

/**
 * Puts the source's encoders and trunk in place of the first values. The rows that the first kernel has for inputs of
 * this plan alone begin at 0, so that the trunk computes at first what it computed for the source (as in Net2Net,
 * Chen, Goodfellow and Shlens, 2016, a wider network begins as the same function); their own tables begin as they are.
 * @param fitted the inputs of the plan
 * @param into the flat vector, changed in place
 * @throws graft.trunk-differs when the source lacks a part or has it in another shape
 */
export function takeGraft(
  specs: readonly ParameterSpec[],
  fitted: Inputs,
  source: Pick<Checkpoint, 'named'>,
  into: Float32Array,
): void {
  for (const spec of specs.filter(isGrafted)) {
    const added = addedNumbers(fitted, spec);
    if (added === spec.size) continue;
    const shape = without(added, spec);
    const given = source.named.get(spec.name);
    if (given?.shape.join() !== shape.join()) {
      const [layer = ''] = spec.name.split('/');
      const found = given ? given.shape.join(' × ') : 'no-layer';
      throw new AppError('graft.trunk-differs', { layer, source: found, target: shape.join(' × ') });
    }
    into.set(given.data, spec.offset);
    into.fill(0, spec.offset + given.data.length, spec.offset + spec.size);
  }
}

/** The shape of a parameter without so many of its last numbers, which are whole rows. */
function without(added: number, { shape: [rows = 1, ...row], size }: ParameterSpec): number[] {
  return [rows - (added * rows) / size, ...row];
}

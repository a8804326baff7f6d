import type { Plan } from '../../shared/plan';
import { totalSize, type ParameterSpec } from '../model/parameter';
import { isGrafted } from './graft';

/** The learning rate of each number of the flat vector: the plan's, 0 for a frozen trunk. */
export function learningRates(
  plan: Pick<Plan, 'method' | 'graft'>,
  specs: readonly ParameterSpec[],
): Float32Array {
  const rates = new Float32Array(totalSize(specs)).fill(plan.method.optimizer.learningRate);
  if (plan.graft?.freeze !== 'trunk') return rates;
  for (const spec of specs.filter(isGrafted)) rates.fill(0, spec.offset, spec.offset + spec.size);
  return rates;
}

import { checkRates, rateFactor } from '../../shared/parts';
import type { Plan } from '../../shared/plan';
import { isLearned, learnedSize, type ParameterSpec } from '../model/parameter';
import { addedNumbers, type Inputs } from './added';
import { isFrozen } from './frozen';

/**
 * The learning rate of each number that is learned: the plan's, times the factor of its layer, of a block around it or of its part;
 * 0 for what of a graft is frozen, and never for what inputs have in it that it did not know.
 * @throws plan.part-unknown when a factor is for a part that the model has not
 */
export function learningRates(
  plan: Pick<Plan, 'method' | 'graft' | 'tasks'>,
  specs: readonly ParameterSpec[],
  fitted: Inputs,
): Float32Array {
  checkRates(plan, specs.map(layerOf));
  const rates = filled(
    specs,
    (spec) => plan.method.optimizer.learningRate * rateFactor(plan.method, layerOf(spec), spec),
  );
  for (const spec of specs.filter((one) => isLearned(one) && isFrozen(plan.graft, one)))
    rates.fill(0, spec.offset, spec.offset + spec.size - addedNumbers(fitted, spec));
  return rates;
}

/** Whether each parameter has one number for all of its own in a vector over what is learned. */
export function isEven(specs: readonly ParameterSpec[], values: Float32Array): boolean {
  return specs
    .filter(isLearned)
    .every(({ offset, size }) =>
      values.subarray(offset, offset + size).every((value) => value === values[offset]),
    );
}

/**
 * The weight decay of each number: the plan's for kernels; 0 for biases, for what normalises, and for embeddings, which
 * are looked up and not multiplied. Null when the plan has none.
 */
export function weightDecays(
  { method }: Pick<Plan, 'method'>,
  specs: readonly ParameterSpec[],
): Float32Array | null {
  const { weightDecay = 0 } = method;
  if (weightDecay === 0) return null;
  return filled(specs, ({ shape, role }) => (shape.length > 1 && role !== 'encoder' ? weightDecay : 0));
}

function layerOf({ name }: ParameterSpec): string {
  return name.slice(0, name.lastIndexOf('/'));
}

function filled(specs: readonly ParameterSpec[], valueOf: (spec: ParameterSpec) => number): Float32Array {
  const values = new Float32Array(learnedSize(specs));
  for (const spec of specs.filter(isLearned))
    values.fill(valueOf(spec), spec.offset, spec.offset + spec.size);
  return values;
}

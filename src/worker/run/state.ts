import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import type { Checkpoint, Counters } from '../checkpoint/checkpoint';
import { initialParameters } from '../model/initial';
import { learnedSize, totalSize, type ParameterSpec } from '../model/parameter';
import { AVERAGE } from '../optimizers/average';
import type { UpdateRule } from '../optimizers/rule';
import type { Inputs } from '../transfer/added';
import { takeGraft } from '../transfer/graft';
import type { StepState } from './step';

/** Where weights that are only trained on are kept, when it is their average that answers. */
const TRAINED = 'trained';

/** Where training begins: first values and empty slots, a grafted trunk, or a checkpoint to go on from. */
export function firstState(
  plan: Plan,
  { specs, fitted }: { specs: readonly ParameterSpec[]; fitted: Inputs },
  rule: UpdateRule,
  from: { resume: Checkpoint | null; graft: Checkpoint | null },
): StepState {
  if (from.resume) return resumed(from.resume, rule, specs);
  const parameters = initialParameters(specs, plan.seed);
  if (from.graft) takeGraft(specs, fitted, from.graft, parameters);
  const slots = rule
    .slots(learnedSize(specs))
    .map(({ length, value }) => new Float32Array(length).fill(value));
  return onBackend(parameters, slots);
}

/** Beginning again with an empty slot would go on, but not as the run would have. */
function resumed(from: Checkpoint, rule: UpdateRule, specs: readonly ParameterSpec[]): StepState {
  const size = totalSize(specs);
  const slots = rule.slots(learnedSize(specs));
  const kept = (name: string, length: number): Float32Array => {
    const slot = from.slots.get(name);
    if (slot?.length !== length) throw new Error(`the checkpoint has no ${name} of ${length}`);
    return slot;
  };
  if (from.parameters.length !== size) throw new Error('the checkpoint is of another model');
  const averages = slots.some(({ name }) => name === AVERAGE);
  return onBackend(
    averages ? kept(TRAINED, size) : from.parameters,
    slots.map(({ name, length }) =>
      name === AVERAGE ? from.parameters.subarray(0, length) : kept(name, length),
    ),
  );
}

function onBackend(parameters: Float32Array, slots: readonly Float32Array[]): StepState {
  return { parameters: tf.tensor1d(parameters), slots: slots.map((slot) => tf.tensor1d(slot)) };
}

export function firstCounters(plan: Plan, resume: Checkpoint | null): Counters {
  return resume?.counters ?? { epoch: 0, seed: plan.seed, bestEpoch: null, bestLoss: null };
}

/**
 * The weights that answer, are measured and are kept, as a tensor of the caller's: their average where the method takes
 * one, with the statistics as they are.
 */
export function answering({ parameters, slots }: StepState, rule: UpdateRule): tf.Tensor1D {
  const average = slots[rule.slots(parameters.size).findIndex(({ name }) => name === AVERAGE)];
  if (!average) return parameters.clone();
  if (average.size === parameters.size) return average.clone();
  return tf.tidy(() => tf.concat1d([average, tf.slice(parameters, average.size)]));
}

/** The state as plain arrays, for a checkpoint: the weights that answer, and beside them all else. */
export function saved(state: StepState, rule: UpdateRule): Pick<Checkpoint, 'parameters' | 'slots'> {
  const names = rule.slots(state.parameters.size).map((slot) => slot.name);
  const values = (tensor: tf.Tensor1D): Float32Array => tensor.dataSync<'float32'>();
  const weights = answering(state, rule);
  const parameters = values(weights);
  weights.dispose();
  return {
    parameters,
    slots: new Map(
      state.slots.map((slot, i) =>
        names[i] === AVERAGE ? [TRAINED, values(state.parameters)] : [names[i] ?? '', values(slot)],
      ),
    ),
  };
}

export function disposeState(state: StepState): void {
  tf.dispose([state.parameters, ...state.slots]);
}

import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import type { Checkpoint, Counters } from '../checkpoint/checkpoint';
import { initialParameters } from '../model/initial';
import { totalSize, type ParameterSpec } from '../model/parameter';
import type { OptimizerRule } from '../optimizers/rule';
import { takeGraft } from '../transfer/graft';
import type { StepState } from './step';

/** Where training begins: first values and empty slots, a grafted trunk, or a checkpoint to go on from. */
export function firstState(
  plan: Plan,
  specs: readonly ParameterSpec[],
  rule: OptimizerRule,
  from: { resume: Checkpoint | null; graft: Checkpoint | null },
): StepState {
  const parameters = from.resume ? from.resume.parameters : initialParameters(specs, plan.seed);
  if (!from.resume && from.graft) takeGraft(specs, from.graft, parameters);
  const slots = rule.slots(totalSize(specs)).map(({ name, length, value }) => {
    return from.resume ? savedSlot(from.resume, name, length) : new Float32Array(length).fill(value);
  });
  if (parameters.length !== totalSize(specs)) throw new Error('the checkpoint is of another model');
  return { parameters: tf.tensor1d(parameters), slots: slots.map((slot) => tf.tensor1d(slot)) };
}

/** Beginning again with an empty slot would go on, but not as the run would have. */
function savedSlot(from: Checkpoint, name: string, length: number): Float32Array {
  const slot = from.slots.get(name);
  if (slot?.length !== length) throw new Error(`the checkpoint has no ${name} of ${length}`);
  return slot;
}

export function firstCounters(plan: Plan, resume: Checkpoint | null): Counters {
  return resume?.counters ?? { epoch: 0, seed: plan.seed, bestEpoch: null, bestLoss: null };
}

/** The state as plain arrays, for a checkpoint. */
export function saved(state: StepState, rule: OptimizerRule): Pick<Checkpoint, 'parameters' | 'slots'> {
  const parameters = state.parameters.dataSync<'float32'>();
  const names = rule.slots(parameters.length).map((slot) => slot.name);
  return {
    parameters,
    slots: new Map(names.map((name, i) => [name, (state.slots[i] as tf.Tensor1D).dataSync<'float32'>()])),
  };
}

export function disposeState(state: StepState): void {
  tf.dispose([state.parameters, ...state.slots]);
}

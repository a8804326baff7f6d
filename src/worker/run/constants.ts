import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import type { ParameterSpec } from '../model/parameter';
import { learningRates, weightDecays } from '../transfer/rates';
import type { StepInput } from './step';

/** What all steps of a run are given alike. */
export type Constants = Pick<StepInput, 'weights' | 'rate' | 'decay'>;

/**
 * The numbers of a plan, on the backend.
 * @throws plan.part-unknown
 */
export function constantsOf(
  plan: Pick<Plan, 'method' | 'graft' | 'tasks'>,
  tasks: readonly { task: Plan['tasks'][number] }[],
  specs: readonly ParameterSpec[],
): Constants {
  const rate = learningRates(plan, specs);
  const decay = weightDecays(plan, specs);
  return {
    weights: tf.tensor1d(tasks.map(({ task }) => task.weight)),
    rate: tf.tensor1d(rate),
    decay: decay && tf.tensor1d(decay),
  };
}

export function disposeConstants({ weights, rate, decay }: Constants): void {
  tf.dispose([weights, rate, ...(decay ? [decay] : [])]);
}

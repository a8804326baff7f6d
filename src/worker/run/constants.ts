import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import type { ParameterSpec } from '../model/parameter';
import type { Inputs } from '../transfer/added';
import { isEven, learningRates, weightDecays } from '../transfer/rates';
import type { StepInput } from './step';

/** What all steps of a run are given alike. */
export interface Constants {
  readonly given: Pick<StepInput, 'weights' | 'rate' | 'decay'>;
  /** Whether all numbers of a parameter have one rate. */
  readonly even: boolean;
}

/**
 * The numbers of a plan, on the backend.
 * @throws plan.part-unknown
 */
export function constantsOf(
  plan: Pick<Plan, 'method' | 'graft' | 'tasks'>,
  tasks: readonly { task: Plan['tasks'][number] }[],
  specs: readonly ParameterSpec[],
  fitted: Inputs,
): Constants {
  const rate = learningRates(plan, specs, fitted);
  const decay = weightDecays(plan, specs);
  return {
    given: {
      weights: tf.tensor1d(tasks.map(({ task }) => task.weight)),
      rate: tf.tensor1d(rate),
      decay: decay && tf.tensor1d(decay),
    },
    even: isEven(specs, rate),
  };
}

export function disposeConstants({ given: { weights, rate, decay } }: Constants): void {
  tf.dispose([weights, rate, ...(decay ? [decay] : [])]);
}

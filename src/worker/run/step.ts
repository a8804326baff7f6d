import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Task } from '../../shared/task';
import type { Masks } from '../model/layers';
import type { Model } from '../model/model';
import { pack, unpack } from '../model/pack';
import type { Rates, RuleState, UpdateRule } from '../optimizers/rule';
import { taskLosses } from './objective';

/** What a step changes. */
export type StepState = RuleState;

/** What a step is given: rows, and numbers that may change during a run without making it another program. */
export interface StepInput extends Rates {
  readonly features: tf.Tensor2D;
  readonly targets: tf.Tensor2D;
  /** [tasks], factor of each loss in the sum. */
  readonly weights: tf.Tensor1D;
  readonly masks: Masks;
}

export type Step = (state: StepState, input: StepInput) => { state: StepState; losses: tf.Tensor1D };

/**
 * One training step as a pure function: (parameters, slots, batch) -> (parameters', slots', losses [tasks]).
 * The gradient of the weighted sum of losses is the product of their weights with the losses' Jacobian.
 */
export function trainingStep(
  model: Model,
  tasks: readonly { task: Task; fitted: FittedTask }[],
  rule: UpdateRule,
): Step {
  return (state, { features, targets, weights, rate, decay, masks }) => {
    const losses = (...parameters: tf.Tensor[]): tf.Tensor1D =>
      taskLosses(tasks, model.forward(parameters, features, masks), targets);
    const { value, grads } = tf.valueAndGrads(losses)(unpack(state.parameters, model.parameters), weights);
    return { state: rule.update(state, pack(grads), { rate, decay }), losses: value };
  };
}

import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Task } from '../../shared/task';
import type { Masks } from '../model/layers';
import type { Model } from '../model/model';
import { pack, unpack } from '../model/pack';
import type { OptimizerRule } from '../optimizers/rule';
import { taskLosses } from './objective';

/** What a step changes. */
export interface StepState {
  readonly parameters: tf.Tensor1D;
  readonly slots: readonly tf.Tensor1D[];
}

/** What a step is given: rows, and numbers that may change during a run without making it another program. */
export interface StepInput {
  readonly features: tf.Tensor2D;
  readonly targets: tf.Tensor2D;
  /** [tasks], factor of each loss in the sum. */
  readonly weights: tf.Tensor1D;
  /** [parameters], learning rate of each number; 0 is frozen. */
  readonly rate: tf.Tensor1D;
  readonly masks: Masks;
}

export type Step = (state: StepState, input: StepInput) => { state: StepState; losses: tf.Tensor1D };

/**
 * One training step as a pure function: (parameters, slots, batch) -> (parameters', slots', losses [tasks]).
 * The caller disposes of the losses, also inside a tidy.
 */
export function trainingStep(model: Model, tasks: readonly { task: Task; fitted: FittedTask }[], rule: OptimizerRule): Step {
  return (state, { features, targets, weights, rate, masks }) => {
    const held: { losses?: tf.Tensor1D } = {};
    const total = (...parameters: tf.Tensor[]): tf.Scalar => {
      // The gradient tape tidies up behind itself; the losses are wanted after it.
      held.losses = tf.keep(taskLosses(tasks, model.forward(parameters, features, masks), targets));
      return tf.sum(tf.mul(held.losses, weights));
    };
    const { grads } = tf.valueAndGrads(total)(unpack(state.parameters, model.parameters));
    if (!held.losses) throw new Error('the objective was not computed');
    return { state: rule.update(state, pack(grads), rate), losses: held.losses };
  };
}

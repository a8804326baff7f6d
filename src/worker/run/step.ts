import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Task } from '../../shared/task';
import type { Model } from '../model/model';
import { pack, unpack } from '../model/pack';
import { isLearned } from '../model/parameter';
import { Measured, part } from '../model/statistics';
import type { Masks } from '../model/training';
import type { Rates, RuleState, Told, UpdateRule } from '../optimizers/rule';
import { taskLosses } from './objective';
import { TOLD } from './told';

/** What a step changes. Its parameters are the whole flat vector, statistics too; its slots are of what is learned. */
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

/** What the numbers say that a step is told, [TOLD]. */
export function toldBy(numbers: tf.Tensor1D): Told {
  const [factor, share, updates] = tf.split(numbers, TOLD) as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
  return { factor, share, updates };
}

/**
 * One training step as a pure function: (parameters, slots, batch) -> (parameters', slots', losses [tasks]).
 * The gradient of the weighted sum of losses is the product of their weights with the losses' Jacobian.
 */
export function trainingStep(
  model: Model,
  tasks: readonly { task: Task; fitted: FittedTask }[],
  rule: UpdateRule,
): Step {
  const specs = model.parameters;
  return ({ parameters, slots }, { features, targets, weights, rate, decay, told, masks }) => {
    const { learned, statistics } = part(parameters, specs);
    const measured = new Measured();
    const losses = (...tensors: tf.Tensor[]): tf.Tensor1D => {
      const training = { masks, measured: measured.hear };
      return taskLosses(tasks, model.forward([...tensors, ...statistics], features, training), targets, true);
    };
    const { value, grads } = tf.valueAndGrads(losses)(unpack(learned, specs.filter(isLearned)), weights);
    const next = rule.update({ parameters: learned, slots }, pack(grads), { rate, decay, told });
    const after = measured.joined({ learned: next.parameters, statistics }, specs);
    return { state: { parameters: after, slots: next.slots }, losses: value };
  };
}

import type * as tf from '@tensorflow/tfjs';

/**
 * An optimizer as a pure function: state in, state out. All vectors have the length of the flat parameter vector;
 * `rate` is the learning rate of each number, 0 where it is frozen, so that neither ever changes the program.
 */
export interface OptimizerRule {
  /** Names and lengths of its state, and the value each begins with; length `n` is that of the parameters. */
  slots(n: number): readonly { name: string; length: number; value: number }[];
  update(
    state: { parameters: tf.Tensor1D; slots: readonly tf.Tensor1D[] },
    gradient: tf.Tensor1D,
    rate: tf.Tensor1D,
  ): { parameters: tf.Tensor1D; slots: tf.Tensor1D[] };
}

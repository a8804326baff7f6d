import * as tf from '@tensorflow/tfjs';
import type { OptimizerRule } from './rule';

/** Stochastic gradient descent: p -= rate g; with momentum u (Polyak, 1964): a = u a + g, p -= rate a. */
export function sgd(momentum: number): OptimizerRule {
  if (momentum === 0) {
    return {
      slots: () => [],
      update: ({ parameters }, gradient, rate) => ({
        parameters: tf.sub(parameters, tf.mul(rate, gradient)),
        slots: [],
      }),
    };
  }
  return {
    slots: (n) => [{ name: 'momentum', length: n, value: 0 }],
    update({ parameters, slots }, gradient, rate) {
      const velocity = tf.add(tf.mul(slots[0] as tf.Tensor1D, momentum), gradient) as tf.Tensor1D;
      return { parameters: tf.sub(parameters, tf.mul(rate, velocity)), slots: [velocity] };
    },
  };
}

import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * Stochastic gradient descent: p -= rate g; with momentum u (Polyak, 1964): a = u a + g, p -= rate a.
 * With Nesterov's look ahead (Sutskever et al., "On the importance of initialization and momentum in deep learning",
 * ICML 2013, in the form that PyTorch and Keras take): a = u a + g, p -= rate (g + u a).
 */
export function sgd(momentum: number, nesterov = false): UpdateRule {
  if (momentum === 0) {
    return {
      slots: () => [],
      update: ({ parameters }, gradient, { rate }) => ({
        parameters: tf.sub(parameters, tf.mul(rate, gradient)),
        slots: [],
      }),
    };
  }
  return {
    slots: (n) => [{ name: 'momentum', length: n, value: 0 }],
    update({ parameters, slots }, gradient, { rate }) {
      const velocity = tf.add<tf.Tensor1D>(tf.mul(slots[0] as tf.Tensor1D, momentum), gradient);
      const direction = nesterov ? tf.add(gradient, tf.mul(velocity, momentum)) : velocity;
      return { parameters: tf.sub(parameters, tf.mul(rate, direction)), slots: [velocity] };
    },
  };
}

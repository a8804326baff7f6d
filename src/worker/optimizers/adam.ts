import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1):
 *   m = b1 m + (1 - b1) g,  v = b2 v + (1 - b2) g^2,  p -= rate (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon)
 * With `amsgrad` (Reddi, Kale and Kumar, "On the convergence of Adam and beyond", ICLR 2018) the largest v so far takes
 * the place of v, and is corrected by 1 - b2^t in the same way, as PyTorch and Keras do.
 * The powers b1^t and b2^t are state, so that a resumed run goes on to the bit.
 */
export function adam(settings: {
  beta1: number;
  beta2: number;
  epsilon: number;
  amsgrad?: boolean | undefined;
}): UpdateRule {
  const { beta1, beta2, epsilon, amsgrad = false } = settings;
  return {
    slots: (n) => [
      { name: 'm', length: n, value: 0 },
      { name: 'v', length: n, value: 0 },
      { name: 'powers', length: 2, value: 1 },
      ...(amsgrad ? [{ name: 'largest v', length: n, value: 0 }] : []),
    ],
    update({ parameters, slots }, gradient, { rate }) {
      const [m, v, powers, largest] = slots as [tf.Tensor1D, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D?];
      const nextPowers = tf.mul<tf.Tensor1D>(powers, tf.tensor1d([beta1, beta2]));
      // Two numbers are divided by instead of two vectors.
      const [by1, by2] = tf.split(tf.div(1, tf.sub(1, nextPowers)), 2) as [tf.Tensor1D, tf.Tensor1D];
      const nextM = tf.add<tf.Tensor1D>(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1));
      const nextV = tf.add<tf.Tensor1D>(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2));
      const nextLargest = largest ? [tf.maximum<tf.Tensor1D>(largest, nextV)] : [];
      const square = nextLargest[0] ?? nextV;
      const direction = tf.div(tf.mul(nextM, by1), tf.add(tf.sqrt(tf.mul(square, by2)), epsilon));
      return {
        parameters: tf.sub(parameters, tf.mul(rate, direction)),
        slots: [nextM, nextV, nextPowers, ...nextLargest],
      };
    },
  };
}

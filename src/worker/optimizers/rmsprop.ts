import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * RMSProp (Tieleman and Hinton, "Lecture 6.5: divide the gradient by a running average of its recent magnitude",
 * 2012), with the epsilon outside the root as PyTorch has it:
 *   v = rho v + (1 - rho) g^2,  p -= rate g / (sqrt(v) + epsilon)
 * Centred (Graves, "Generating sequences with recurrent neural networks", 2013) it divides by the deviation
 * sqrt(v - a^2) with a = rho a + (1 - rho) g. With momentum u: b = u b + g / (...), p -= rate b.
 */
export function rmsprop(settings: {
  rho: number;
  momentum: number;
  centered: boolean;
  epsilon: number;
}): UpdateRule {
  const { rho, momentum, centered, epsilon } = settings;
  const running = (before: tf.Tensor1D, now: tf.Tensor1D): tf.Tensor1D =>
    tf.add(tf.mul(before, rho), tf.mul(now, 1 - rho));
  return {
    slots: (n) =>
      ['v', ...(centered ? ['mean'] : []), ...(momentum > 0 ? ['momentum'] : [])].map((name) => ({
        name,
        length: n,
        value: 0,
      })),
    update({ parameters, slots }, gradient, { rate }) {
      const [v, ...others] = slots as [tf.Tensor1D, ...tf.Tensor1D[]];
      const square = running(v, tf.square(gradient));
      const mean = centered ? [running(others[0] as tf.Tensor1D, gradient)] : [];
      // Rounding may leave a little less than nothing of a variance.
      const variance = mean[0] ? tf.relu(tf.sub(square, tf.square(mean[0]))) : square;
      const scaled = tf.div<tf.Tensor1D>(gradient, tf.add(tf.sqrt(variance), epsilon));
      const kept = momentum > 0 ? [tf.add<tf.Tensor1D>(tf.mul(others.at(-1) ?? 0, momentum), scaled)] : [];
      return {
        parameters: tf.sub(parameters, tf.mul(rate, kept[0] ?? scaled)),
        slots: [square, ...mean, ...kept],
      };
    },
  };
}

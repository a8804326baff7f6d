import * as tf from '@tensorflow/tfjs';
import { withGradient, type Loss } from './with-gradient';

/**
 * -y ln s(x) - (1 - y) ln(1 - s(x)) for yes or no, computed as ln(1 + exp((1 - 2 y) x)), which neither overflows nor
 * loses small values. Derivative: s(x) - y.
 * Smoothed by e (Szegedy et al., "Rethinking the inception architecture", CVPR 2016) y becomes (1 - e) y + e / 2, and
 * the loss ln(1 + exp(x)) - y x.
 *   logits [batch, k]; targets [batch, k], 0 or 1; counts [batch, k]
 */
export function sigmoidCrossEntropy(smoothing = 0): Loss {
  return (logits, targets, counts) =>
    withGradient(logits, (x) => {
      const soft = smoothing === 0 ? targets : tf.add(tf.mul(targets, 1 - smoothing), smoothing / 2);
      const each =
        smoothing === 0
          ? tf.softplus<tf.Tensor2D>(tf.mul(tf.sub(1, tf.mul(targets, 2)), x))
          : tf.sub(tf.softplus(x), tf.mul(soft, x));
      return {
        value: tf.sum(tf.mul(each, counts)),
        gradient: tf.mul(tf.sub(tf.sigmoid(x), soft), counts),
      };
    });
}

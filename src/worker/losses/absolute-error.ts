import * as tf from '@tensorflow/tfjs';
import { withGradient } from './with-gradient';

/**
 * |x - y|: outliers pull no more than others, and the best answer is the median (Laplace, 1774). Derivative: the sign
 * of x - y, 0 where they are equal.
 * @param outputs [batch, 1], standardised
 * @param targets [batch, 1], standardised with the training labels' mean and deviation
 * @param counts [batch, 1]
 */
export function absoluteError(outputs: tf.Tensor2D, targets: tf.Tensor2D, counts: tf.Tensor2D): tf.Scalar {
  return withGradient(outputs, (x) => {
    const difference = tf.sub<tf.Tensor2D>(x, targets);
    return {
      value: tf.sum(tf.mul(tf.abs(difference), counts)),
      gradient: tf.mul(tf.sign(difference), counts),
    };
  });
}

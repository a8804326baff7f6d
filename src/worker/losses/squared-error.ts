import * as tf from '@tensorflow/tfjs';
import { shares, withGradient } from './with-gradient';

/**
 * Mean of (x - y)^2. Derivative: 2 (x - y) / n.
 * @param outputs [batch, 1], standardised
 * @param targets [batch, 1], standardised with the training labels' mean and deviation
 * @param mask [batch, 1], 1 where the label is known
 */
export function squaredError(outputs: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  return withGradient(outputs, (x) => {
    const difference = tf.sub<tf.Tensor2D>(x, targets);
    const counted = tf.mul<tf.Tensor2D>(difference, shares(mask));
    return { value: tf.sum(tf.mul(counted, difference)), gradient: tf.mul(counted, 2) };
  });
}

import * as tf from '@tensorflow/tfjs';
import { withGradient } from './with-gradient';

/**
 * (x - y)^2. Derivative: 2 (x - y).
 * @param outputs [batch, 1], standardised
 * @param targets [batch, 1], standardised with the training labels' mean and deviation
 * @param counts [batch, 1]
 */
export function squaredError(outputs: tf.Tensor2D, targets: tf.Tensor2D, counts: tf.Tensor2D): tf.Scalar {
  return withGradient(outputs, (x) => {
    const difference = tf.sub<tf.Tensor2D>(x, targets);
    const counted = tf.mul<tf.Tensor2D>(difference, counts);
    return { value: tf.sum(tf.mul(counted, difference)), gradient: tf.mul(counted, 2) };
  });
}

import * as tf from '@tensorflow/tfjs';
import { maskedMean } from './masked-mean';

/**
 * Mean of (x - y)^2.
 * @param outputs [batch, 1], standardised
 * @param targets [batch, 1], standardised with the training labels' mean and deviation
 * @param mask [batch, 1], 1 where the label is known
 */
export function squaredError(outputs: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  const difference = tf.sub(outputs, targets);
  return maskedMean(tf.mul(difference, difference) as tf.Tensor2D, mask);
}

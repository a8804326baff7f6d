import * as tf from '@tensorflow/tfjs';
import { maskedMean } from './masked-mean';

/**
 * Mean of max(x, 0) - x y + ln(1 + exp(-|x|)), the stable form of -y ln s(x) - (1 - y) ln(1 - s(x)).
 * @param logits [batch, k]
 * @param targets [batch, k], 0 or 1
 * @param mask [batch, k], 1 where the label is known
 */
export function sigmoidCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  const each = tf.add(tf.sub(tf.relu(logits), tf.mul(logits, targets)), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
  return maskedMean(each as tf.Tensor2D, mask);
}

import * as tf from '@tensorflow/tfjs';
import { maskedMean } from './masked-mean';

/**
 * Mean of -sum_k y_k ln softmax(x)_k.
 * With one-hot targets this is the usual loss of classes. With several ones in a row it is what Keras computes
 * when a softmax with categorical cross-entropy is put over independent yes/no targets: it can never reach 0,
 * because the probabilities of a row share a sum of 1.
 * @param logits [batch, k]
 * @param targets [batch, k]
 * @param mask [batch, 1], 1 where the label is known
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  const highest = tf.max(logits, 1, true);
  const shifted = tf.sub(logits, highest);
  const logSum = tf.log(tf.sum(tf.exp(shifted), 1, true));
  const each = tf.neg(tf.sum(tf.mul(targets, tf.sub(shifted, logSum)), 1, true));
  return maskedMean(each as tf.Tensor2D, mask);
}

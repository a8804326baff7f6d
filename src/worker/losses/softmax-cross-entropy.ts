import * as tf from '@tensorflow/tfjs';
import { shares, withGradient } from './with-gradient';

/**
 * Mean of -sum_k y_k ln softmax(x)_k. Derivative: (softmax(x) sum_k y_k - y) / n.
 * With one-hot targets this is the usual loss of classes. With several ones in a row it is what Keras computes
 * when a softmax with categorical cross-entropy is put over independent yes/no targets: it can never reach 0,
 * because the probabilities of a row share a sum of 1, and a row without a one teaches nothing.
 * @param logits [batch, k]
 * @param targets [batch, k]
 * @param mask [batch, 1], 1 where the label is known
 */
export function softmaxCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  return withGradient(logits, (x) => {
    const weighted = tf.mul<tf.Tensor2D>(targets, shares(mask));
    const logProbabilities = tf.logSoftmax(x);
    return {
      value: tf.neg(tf.sum<tf.Scalar>(tf.mul(weighted, logProbabilities))),
      gradient: tf.sub(tf.mul(tf.exp(logProbabilities), tf.sum(weighted, 1, true)), weighted),
    };
  });
}

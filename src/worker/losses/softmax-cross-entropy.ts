import * as tf from '@tensorflow/tfjs';
import { withGradient, type Loss } from './with-gradient';

/**
 * -sum_k y_k ln softmax(x)_k. Derivative: softmax(x) sum_k y_k - y.
 * With one-hot targets this is the usual loss of classes. With several ones in a row it is what Keras computes
 * when a softmax with categorical cross-entropy is put over independent yes/no targets: it can never reach 0,
 * because the probabilities of a row share a sum of 1, and a row without a one teaches nothing.
 * Smoothed by e (Szegedy et al., "Rethinking the inception architecture", CVPR 2016) the share e of a row's ones is
 * spread over its k classes.
 *   logits [batch, k]; targets [batch, k]; counts [batch, 1]
 */
export function softmaxCrossEntropy(smoothing = 0): Loss {
  return (logits, targets, counts) =>
    withGradient(logits, (x) => {
      const weighted = tf.mul<tf.Tensor2D>(smoothing === 0 ? targets : smoothed(targets, smoothing), counts);
      const logProbabilities = tf.logSoftmax(x);
      return {
        value: tf.neg(tf.sum<tf.Scalar>(tf.mul(weighted, logProbabilities))),
        gradient: tf.sub(tf.mul(tf.exp(logProbabilities), tf.sum(weighted, 1, true)), weighted),
      };
    });
}

function smoothed(targets: tf.Tensor2D, by: number): tf.Tensor2D {
  const spread = tf.mul(tf.sum(targets, 1, true), by / targets.shape[1]);
  return tf.add(tf.mul(targets, 1 - by), spread);
}

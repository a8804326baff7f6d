import * as tf from '@tensorflow/tfjs';
import { withGradient, type Loss } from './with-gradient';

/** Stands in for a probability of being wrong that is 0, so that nothing is divided by it. */
const LEAST = 1e-30;

/**
 * Focal loss (Lin et al., "Focal loss for dense object detection", ICCV 2017) for classes: u^gamma (-ln p) with p the
 * softmax of the row's class and u = 1 - p. Class weights are the paper's alpha.
 * Derivative by x_j: (u^gamma - gamma u^(gamma - 1) p ln p) (softmax(x)_j - y_j).
 *   logits [batch, k]; targets [batch, k], one-hot; counts [batch, 1]
 */
export function softmaxFocal(gamma: number): Loss {
  return (logits, targets, counts) =>
    withGradient(logits, (x) => {
      const logs = tf.logSoftmax(x);
      const log = tf.sum(tf.mul(targets, logs), 1, true);
      const wrong = tf.neg(tf.expm1(log));
      const focus = tf.mul<tf.Tensor2D>(tf.pow(wrong, gamma), counts);
      const bent = tf.div(tf.mul(tf.exp(log), log), tf.maximum(wrong, LEAST));
      const slope = tf.mul(focus, tf.sub(1, tf.mul(bent, gamma)));
      return {
        value: tf.neg(tf.sum<tf.Scalar>(tf.mul(focus, log))),
        gradient: tf.mul(slope, tf.sub(tf.exp(logs), targets)),
      };
    });
}

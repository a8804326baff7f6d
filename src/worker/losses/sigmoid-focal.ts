import * as tf from '@tensorflow/tfjs';
import { withGradient, type Loss } from './with-gradient';

/**
 * Focal loss (Lin et al., "Focal loss for dense object detection", ICCV 2017) for yes or no: (1 - p)^gamma (-ln p) with
 * p = s(z) the probability of the label, z = x for yes and -x for no. Class weights are the paper's alpha.
 * Derivative by z: -(1 - p)^gamma (1 - p - gamma p ln p).
 *   logits [batch, k]; targets [batch, k], 0 or 1; counts [batch, k]
 */
export function sigmoidFocal(gamma: number): Loss {
  return (logits, targets, counts) =>
    withGradient(logits, (x) => {
      const side = tf.sub(tf.mul(targets, 2), 1);
      const z = tf.mul<tf.Tensor2D>(side, x);
      const surprise = tf.softplus<tf.Tensor2D>(tf.neg(z));
      // (1 - p)^gamma: 1 - p would lose what is left of it.
      const focus = tf.mul<tf.Tensor2D>(tf.exp(tf.mul(tf.softplus(z), -gamma)), counts);
      const slope = tf.add(tf.sigmoid(tf.neg(z)), tf.mul(tf.mul(tf.sigmoid(z), surprise), gamma));
      return {
        value: tf.sum(tf.mul(focus, surprise)),
        gradient: tf.neg(tf.mul(tf.mul(side, focus), slope)),
      };
    });
}

import * as tf from '@tensorflow/tfjs';
import { shares, withGradient } from './with-gradient';

/**
 * Mean of -y ln s(x) - (1 - y) ln(1 - s(x)), computed as ln(1 + exp((1 - 2 y) x)), which neither overflows nor loses
 * small values. Derivative: (s(x) - y) / n.
 * @param logits [batch, k]
 * @param targets [batch, k], 0 or 1
 * @param mask [batch, k], 1 where the label is known
 */
export function sigmoidCrossEntropy(logits: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  return withGradient(logits, (x) => {
    const share = shares(mask);
    const each = tf.softplus<tf.Tensor2D>(tf.mul(tf.sub(1, tf.mul(targets, 2)), x));
    return {
      value: tf.sum(tf.mul(each, share)),
      gradient: tf.mul(tf.sub(tf.sigmoid(x), targets), share),
    };
  });
}

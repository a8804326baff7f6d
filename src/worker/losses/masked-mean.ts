import * as tf from '@tensorflow/tfjs';

/** Mean of `each` where `mask` is 1; 0 where nothing is known, so that such a batch teaches this task nothing. */
export function maskedMean(each: tf.Tensor2D, mask: tf.Tensor2D): tf.Scalar {
  return tf.div(tf.sum(tf.mul(each, mask)), tf.maximum(tf.sum(mask), 1));
}

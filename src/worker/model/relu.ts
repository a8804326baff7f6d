import * as tf from '@tensorflow/tfjs';
import { withSlope } from './with-slope';

/**
 * max(x, 0), elementwise; its derivative is 1 where the output is above 0, else 0.
 * The library's own derivative takes seven native kernels a layer, this one three.
 */
export function relu(x: tf.Tensor): tf.Tensor {
  return withSlope(x, tf.relu, (_x, value) => tf.cast(tf.greater(value, 0), 'float32'));
}

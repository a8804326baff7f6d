/** Windows and positions summed up, over [batch, length, channels] or [batch, height, width, channels]. */
import * as tf from '@tensorflow/tfjs';
import type { LayerOf } from '../../shared/design';

type Mode = LayerOf<'pool'>['mode'];

/** The largest number or the mean of every whole window. */
export function pool(x: tf.Tensor, { mode, size, stride = size }: LayerOf<'pool'>): tf.Tensor {
  const over = mode === 'max' ? tf.maxPool : tf.avgPool;
  if (x.rank === 4) return over(x as tf.Tensor4D, size, stride, 'valid');
  const image = tf.expandDims(x as tf.Tensor3D, 1) as tf.Tensor4D;
  return tf.squeeze(over(image, [1, size], [1, stride], 'valid'), [1]);
}

/** The largest number or the mean of every channel: [batch, channels]. */
export function poolAll(x: tf.Tensor, mode: Mode): tf.Tensor {
  const positions = x.shape.slice(1, -1).map((_, i) => i + 1);
  return mode === 'max' ? tf.max(x, positions) : tf.mean(x, positions);
}

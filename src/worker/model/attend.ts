import * as tf from '@tensorflow/tfjs';
import type { LayerOf } from '../../shared/design';
import type { Parameters } from './parameter';

/**
 * Multi-head self-attention (Vaswani et al., 2017): every position asks all positions, softmax(Q K' / sqrt(width)) V
 * for each head, then one projection of all heads back to the channels. It does not know where a position is: what is
 * to depend on the order has to bring the order along.
 * @param x [batch, length, channels]; memory grows with the square of the length
 * @param own `kernel` [channels, 3 heads width] for queries, keys and values, `output kernel` [heads width, channels]
 * @returns [batch, length, channels]
 */
export function attend({ heads, width }: LayerOf<'attention'>, x: tf.Tensor3D, own: Parameters): tf.Tensor3D {
  const [batch, length, channels] = x.shape;
  const all = tf.add(tf.matMul(tf.reshape(x, [batch * length, channels]), own('kernel')), own('bias'));
  const byHead = tf.transpose(tf.reshape(all, [batch, length, 3, heads, width]), [2, 0, 3, 1, 4]);
  const [queries, keys, values] = tf.unstack(byHead) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
  const scores = tf.mul(tf.matMul(queries, keys, false, true), 1 / Math.sqrt(width));
  const found = tf.transpose(tf.matMul(tf.softmax(scores), values), [0, 2, 1, 3]);
  const joined = tf.reshape(found, [batch * length, heads * width]);
  const projected = tf.add(tf.matMul(joined, own('output kernel')), own('output bias'));
  return tf.reshape(projected, [batch, length, channels]);
}

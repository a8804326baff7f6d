import * as tf from '@tensorflow/tfjs';
import type { ComposedKernel } from './kernel';

type Attributes = Pick<tf.OneHotAttrs, 'depth' | 'onValue' | 'offValue' | 'dtype'>;

/**
 * `onValue` at each index and `offValue` elsewhere, [...indices, depth]; an index outside has no place. The library's
 * kernel writes the bits of integers whatever the type: ones of type float32 are 1e-45, and those of type bool end
 * up in other places. (Its choice between two tensors of type bool writes beyond their end, so it is made in float32.)
 */
export const oneHot: ComposedKernel<{ indices: tf.Tensor }, Attributes> = {
  name: tf.OneHot,
  work({ indices }, { depth, onValue, offValue, dtype }) {
    const places = tf.range(0, depth, 1, 'int32');
    const hit = tf.equal(tf.expandDims(indices, -1), places);
    return tf.cast(tf.where(hit, tf.fill(hit.shape, onValue), tf.fill(hit.shape, offValue)), dtype);
  },
};

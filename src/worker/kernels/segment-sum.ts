import * as tf from '@tensorflow/tfjs';
import type { ComposedKernel } from './kernel';

type Inputs = Readonly<Record<'x' | 'segmentIds', tf.Tensor>>;

/**
 * The sum of all rows that have the same number: x [rows, ...] of float32 -> [numSegments, ...]. A row with a number
 * outside counts nowhere. It is a one-hot matrix times x, and the gradient of taking rows.
 */
export const segmentSum: ComposedKernel<Inputs, Pick<tf.UnsortedSegmentSumAttrs, 'numSegments'>> = {
  name: tf.UnsortedSegmentSum,
  work({ x, segmentIds }, { numSegments }) {
    const [rows = 0, ...rest] = x.shape;
    const numbers = tf.range(0, numSegments, 1, 'int32');
    const belongs = tf.cast(tf.equal(tf.expandDims(numbers, 1), segmentIds), 'float32');
    return tf.reshape(tf.matMul(belongs, tf.reshape(x, [rows, -1])), [numSegments, ...rest]);
  },
};

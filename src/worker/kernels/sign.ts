import * as tf from '@tensorflow/tfjs';
import type { ComposedKernel } from './kernel';

/** 1 above 0, -1 below, NaN for NaN. The library's kernel takes everything nearer to 0 than 1.2e-7 for 0. */
export const sign: ComposedKernel<{ x: tf.Tensor }> = {
  name: tf.Sign,
  work: ({ x }) => tf.sub(tf.step(x), tf.step(tf.neg(x))),
};

import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { costOf } from '../../../src/worker/compile/cost';
import type { Argument } from '../../../src/worker/compile/program';
import { trace } from '../../../src/worker/compile/trace';

beforeAll(async () => {
  await chooseBackend('cpu');
});

const image: Argument = { name: 'image', shape: [2, 8, 6, 3], dtype: 'float32' };
const kernel: Argument = { name: 'kernel', shape: [3, 3, 3, 5], dtype: 'float32' };
/** Numbers that leave the convolution, with zeros at the ends. */
const outputs = 2 * 8 * 6 * 5;

type Conv = (x: tf.Tensor, filter: tf.Tensor) => tf.Tensor;

const conv: Conv = (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same');
const depthwise: Conv = (x, filter) => tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same');

function operations(of: (x: tf.Tensor, filter: tf.Tensor) => tf.Tensor): number {
  return costOf(trace([image, kernel], ({ image: x, kernel: filter }) => [of(x!, filter!)])).operations;
}

describe('the operations of a convolution', () => {
  const window = 3 * 3;

  it('are 2 for every number of the kernel that meets an output', () => {
    expect(operations(conv)).toBe(2 * window * 3 * outputs);
    expect(operations(depthwise)).toBe(2 * window * (2 * 8 * 6 * 3 * 5));
  });

  it('are as many again for each of its two derivatives', () => {
    const slopes: Conv = (x, filter) => {
      const dy = tf.ones([2, 8, 6, 5]);
      const [byImage, byKernel] = tf.grads(conv)([x, filter], dy);
      return tf.concat([byImage!.flatten(), byKernel!.flatten()]);
    };
    expect(operations(slopes)).toBe(2 * (2 * window * 3 * outputs));
  });

  it('are fewer with a stride', () => {
    const strided: Conv = (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 2, 'same');
    expect(operations(strided)).toBe((2 * window * 3 * outputs) / 4);
  });
});

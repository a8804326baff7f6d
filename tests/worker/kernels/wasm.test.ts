/** The kernels of our own for the WebAssembly backend, against those of the plain JavaScript one. */
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { expectNear, on } from '../proof/agree';

beforeAll(async () => {
  await chooseBackend('cpu');
  await chooseBackend('wasm');
});

type Kernel = (...tensors: tf.Tensor[]) => tf.Tensor;

/** Random numbers of these shapes through a kernel, whose results are sums of their products, on both backends. */
function expectAgreement(shapes: readonly (readonly number[])[], seed: number, kernel: Kernel): void {
  const outputOf = (
    backend: string,
    of: (x: tf.Tensor) => tf.Tensor,
  ): { shape: number[]; values: number[] } =>
    on(backend, () => {
      const inputs = shapes.map((shape, i) => tf.randomUniform([...shape], -1, 1, 'float32', seed + i));
      const output = kernel(...inputs.map(of));
      return { shape: output.shape, values: [...output.dataSync()] };
    });
  const [expected, got] = [outputOf('cpu', tf.clone), outputOf('wasm', tf.clone)];
  expect(got.shape).toEqual(expected.shape);
  expectNear(got.values, { ...expected, sizes: outputOf('cpu', tf.abs).values });
}

const small = fc.integer({ min: 1, max: 4 });
const seeds = fc.nat({ max: 1e6 });

/** An image, a window no larger than it, and how it moves. */
const windows = fc
  .record({
    batch: small,
    image: fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 3, max: 9 })),
    window: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    inputs: small,
    outputs: small,
    strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    pad: fc.constantFrom('same' as const, 'valid' as const),
    seed: seeds,
  })
  .map(({ batch, image, window, inputs, outputs, ...rest }) => ({
    x: [batch, ...image, inputs] as const,
    filter: [...window, inputs, outputs] as const,
    ...rest,
  }));

type Convolution = (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.Tensor;

/** The gradients of a convolution by its images and by its kernel, for a random slope above it. */
function expectGradients(
  { x, filter, seed }: { x: readonly number[]; filter: readonly number[]; seed: number },
  convolution: Convolution,
): void {
  const convolved = (...inputs: tf.Tensor[]): tf.Tensor =>
    convolution(inputs[0] as tf.Tensor4D, inputs[1] as tf.Tensor4D);
  const above = on('cpu', () => convolved(tf.zeros([...x]), tf.zeros([...filter])).shape);
  for (const by of [0, 1]) {
    expectAgreement([x, filter, above], seed, (image, kernel, slope) => {
      return tf.grads(convolved)([image!, kernel!], slope)[by]!;
    });
  }
}

describe('on WebAssembly', () => {
  it('the gradients of a convolution are those of the plain backend, for any window, stride and padding', () => {
    fc.assert(
      fc.property(windows, (one) => {
        expectGradients(one, (x, filter) => tf.conv2d(x, filter, one.strides, one.pad));
      }),
    );
  });

  it('and so are those of a depthwise convolution', () => {
    fc.assert(
      fc.property(windows, (one) => {
        // The library moves a depthwise window alike along both axes.
        expectGradients(one, (x, filter) => tf.depthwiseConv2d(x, filter, one.strides[0], one.pad));
      }),
    );
  });

  it('rows with the same number are summed, and those with a number outside are left out', () => {
    const rows = fc.array(fc.integer({ min: -1, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.array(small, { maxLength: 2 }), small, seeds, (numbers, rest, segments, seed) => {
        expectAgreement([[numbers.length, ...rest]], seed, (x) =>
          tf.unsortedSegmentSum(x!, tf.tensor1d(numbers, 'int32'), segments),
        );
      }),
    );
  });

  it('taking rows has a gradient', () => {
    expectAgreement([[4, 3]], 5, (x) =>
      tf.grad((table) => tf.sum(tf.square(tf.gather(table, tf.tensor1d([0, 3, 3], 'int32')))))(x!),
    );
  });

  it.each(['float32', 'int32', 'bool'] as const)('one-hot numbers are numbers as %s', (dtype) => {
    const hot = tf.oneHot(tf.tensor2d([[0, 2, 5]], [1, 3], 'int32'), 3, 1, 0, dtype);
    expect([hot.dtype, hot.shape]).toEqual([dtype, [1, 3, 3]]);
    expect([...hot.dataSync()]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0]);
  });

  it('one-hot numbers may be others than 1 and 0', () => {
    const hot = tf.oneHot(tf.tensor1d([1, 0], 'int32'), 2, 0.75, -0.25, 'float32');
    expect([...hot.dataSync()]).toEqual([-0.25, 0.75, 0.75, -0.25]);
  });

  it('a sign is a sign however small the number', () => {
    const numbers = [3, 1e-9, 1e-30, 0, -1e-30, -1e-9, -3, NaN];
    expect([...tf.sign(tf.tensor1d(numbers)).dataSync()]).toEqual([1, 1, 1, 0, -1, -1, -1, NaN]);
  });

  it('they leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    expectGradients({ x: [2, 6, 6, 2], filter: [3, 3, 2, 2], seed: 1 }, (x, filter) =>
      tf.depthwiseConv2d(tf.conv2d(x, filter, 2, 'same'), filter, 2, 'same'),
    );
    expectAgreement([[3, 2]], 1, (x) =>
      tf.unsortedSegmentSum(tf.sign(x!), tf.tensor1d([0, 1, 1], 'int32'), 2),
    );
    expectAgreement([], 1, () => tf.oneHot(tf.tensor1d([1, 0], 'int32'), 2, 1, 0, 'float32'));
    expect(tf.memory().numTensors).toBe(before);
  });
});

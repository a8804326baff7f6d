import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Layer } from '../../../src/shared/design';
import { placeStack, simpleLayers } from '../../../src/shared/layers/placed';
import { layer } from '../../../src/shared/design';
import { stream } from '../../../src/shared/random/stream';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { pooledConvolution } from '../../../src/worker/model/convolution';
import { runLayer, runStack } from '../../../src/worker/model/layers';

beforeAll(async () => {
  await chooseBackend('cpu');
});

const INPUT = [7, 6, 3] as const;
const draw = stream(3, 'sample');
const numbers = (shape: readonly number[]): tf.Tensor =>
  tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape([...shape]) }, draw.normal), [...shape]);

function stackOf(conv: object, pool: object): ReturnType<typeof placeStack> {
  return placeStack('x', [...INPUT], [layer.parse(conv), layer.parse(pool)] satisfies Layer[]);
}

const conv = { kind: 'conv2d', filters: 4, kernel: 3 };
const max = { kind: 'pool', mode: 'max', size: 2 };

describe('a convolution under a pool of the largest', () => {
  it.each(['linear', 'relu', 'leaky-relu', 'tanh', 'sigmoid'])(
    'gives with %s what the two layers give one after the other, and its gradient',
    (activation) => {
      const stack = stackOf({ ...conv, activation }, { ...max, stride: 1 });
      expect(pooledConvolution(stack[0], stack[1])).not.toBeNull();
      const placed = simpleLayers(stack);
      const names = placed.flatMap(({ name, parameters }) => parameters.map((one) => `${name}/${one.name}`));
      const values = placed.flatMap(({ parameters }) => parameters.map((one) => numbers(one.shape)));
      const image = numbers([2, ...INPUT]);
      const measured = [
        (pass: Parameters<typeof runStack>[2], x: tf.Tensor) => runStack(stack, x, pass),
        (pass: Parameters<typeof runStack>[2], x: tf.Tensor) =>
          placed.reduce((below, one) => runLayer(one, below, pass), x),
      ].map((run) => {
        const of = (...given: tf.Tensor[]): tf.Tensor => {
          const parameters = (name: string): tf.Tensor => given[names.indexOf(name)] as tf.Tensor;
          return run({ parameters, still: new Set() }, given.at(-1) as tf.Tensor);
        };
        const value = of(...values, image);
        const slopes = tf.grads(of)([...values, image], tf.ones(value.shape));
        return { value: [...value.dataSync()], slopes: slopes.map((slope) => [...slope.dataSync()]) };
      });
      expect(measured[0]?.value).toEqual(measured[1]?.value);
      measured[0]?.slopes.forEach((slope, i) =>
        slope.forEach((number, k) => expect(number).toBeCloseTo(measured[1]?.slopes[i]?.[k] ?? NaN, 4)),
      );
    },
  );

  it.each([
    ['an activation that can fall', { ...conv, activation: 'silu' }, max],
    ['one that looks at all channels', { ...conv, activation: 'softmax' }, max],
    ['a pool of means', conv, { ...max, mode: 'average' }],
    ['a dense layer', { kind: 'dense', units: 4 }, { kind: 'flatten' }],
  ])('is left as it is for %s', (_what, below, above) => {
    const [first, second] = stackOf(below, above);
    expect(pooledConvolution(first, second)).toBeNull();
  });
});

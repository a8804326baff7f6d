import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { relu } from '../../../src/worker/model/relu';

beforeAll(async () => {
  await chooseBackend('cpu');
});

it('cuts below 0, with slope 1 above and 0 at and below 0, however small the distance', () => {
  const x = [-2, -1e-6, 0, 1e-6, 0.05, 3];
  const slopes = tf.tidy(() => {
    const given = tf.tensor2d(x, [1, x.length]);
    expect([...relu(given).dataSync()]).toEqual([0, 0, 0, 1e-6, 0.05, 3].map(Math.fround));
    return [
      ...tf
        .grad((of) => relu(of as tf.Tensor2D))(given, tf.fill([1, x.length], 5))
        .dataSync(),
    ];
  });
  expect(slopes).toEqual([0, 0, 0, 5, 5, 5]);
});

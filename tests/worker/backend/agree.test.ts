// needs: native
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendInfo } from '../../../src/shared/run';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { sigmoidCrossEntropy } from '../../../src/worker/losses/sigmoid-cross-entropy';
import { examplePlan } from '../example-data';
import { metricsOf, workplace, type Epoch, type Workplace } from '../run/workplace';

const BACKENDS = ['tensorflow', 'wasm', 'cpu'] as const;
/** A count, and a number with its variance, beside yes or no. */
const tasks = examplePlan().tasks.map((task) => ({
  ...task,
  ...(task.name === 'largest' && { kind: 'count' as const }),
  ...(task.name === 'sum' && { loss: 'gaussian' as const }),
}));
const plan = examplePlan({
  tasks,
  design: {
    trunk: [
      { units: 12, dropout: 0.25 },
      { units: 8, activation: 'tanh' },
    ],
  },
  budget: { epochs: 3 },
});

let at: Workplace;
beforeAll(() => {
  at = workplace(tasks);
});
afterAll(() => at.remove());

async function trainedOn(backend: BackendInfo['name']): Promise<Epoch[]> {
  await chooseBackend(backend);
  return (await at.trained(plan)).epochs;
}

describe('the backends', () => {
  it('are chosen by speed: native TensorFlow where it loads, without a reason to give', async () => {
    expect(await chooseBackend()).toEqual({
      name: 'tensorflow',
      version: expect.stringMatching(/^2\.\d+/),
      reason: '',
    });
    expect(tf.getBackend()).toBe('tensorflow');
  });

  it.each(BACKENDS)('train the same run again to the bit: %s', async (backend) => {
    expect(metricsOf(await trainedOn(backend))).toBe(metricsOf(await trainedOn(backend)));
  });

  it('agree with each other on order, masks and first values, and so on every loss', async () => {
    const losses = async (backend: BackendInfo['name']): Promise<number[]> =>
      (await trainedOn(backend)).flatMap(({ metrics }) =>
        metrics.filter(({ metric }) => metric === 'loss').map(({ value }) => value),
      );
    const [native, ...others] = [await losses('tensorflow'), await losses('wasm'), await losses('cpu')];
    for (const other of others) {
      expect(other).toHaveLength(3 * 2 * 3);
      other.forEach((loss, i) =>
        expect(Math.abs(loss - native![i]!)).toBeLessThan(1e-4 * (0.1 + Math.abs(native![i]!))),
      );
    }
  });

  it.each(BACKENDS)(
    'agree where logits are exactly 0: the slope of a yes is -1/2, of a no 1/2: %s',
    async (backend) => {
      await chooseBackend(backend);
      const slope = tf.tidy(() => {
        const [targets, shares] = [tf.tensor2d([[1], [0]]), tf.fill([2, 1], 0.5) as tf.Tensor2D];
        const loss = (x: tf.Tensor): tf.Scalar => sigmoidCrossEntropy()(x as tf.Tensor2D, targets, shares);
        return [
          ...tf
            .grad(loss)(tf.zeros([2, 1]))
            .dataSync(),
        ];
      });
      expect(slope).toEqual([-0.5 / 2, 0.5 / 2]);
    },
  );
});

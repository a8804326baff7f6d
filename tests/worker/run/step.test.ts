import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/shared/plan';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { initialParameters } from '../../../src/worker/model/initial';
import { buildModel } from '../../../src/worker/model/model';
import { unpack } from '../../../src/worker/model/pack';
import { updateRule } from '../../../src/worker/optimizers/optimizers';
import type { Block } from '../../../src/worker/run/block';
import { taskLosses } from '../../../src/worker/run/objective';
import { trainingStep } from '../../../src/worker/run/step';
import { examplePlan, exampleRows } from '../example-data';
import { heldExample } from './held';

/** Smooth all the way, so that differences are slopes; a step of rate 1 is the gradient itself. */
const smooth = examplePlan({
  design: {
    trunk: [
      { units: 5, activation: 'tanh' },
      { units: 4, activation: 'sigmoid' },
    ],
    heads: { largest: [{ units: 3, activation: 'tanh' }] },
  },
  method: { optimizer: { kind: 'sgd', learningRate: 1 } },
});

beforeAll(async () => {
  await chooseBackend('cpu');
});

/** Everything a step needs, over the first rows of the training part. */
function stage(plan: Plan, change: (labels: Float32Array) => Float32Array = (labels) => labels) {
  const model = buildModel(plan, exampleRows().index.fitted);
  const { tasks, block, feed } = heldExample(plan, change);
  const parameters = initialParameters(model.parameters, plan.seed);
  const weights = tasks.map(({ task }) => task.weight);
  return { model, tasks, block, feed, parameters, weights };
}

type Stage = ReturnType<typeof stage>;

function gradient(of: Stage): { losses: number[]; gradient: Float32Array } {
  return tf.tidy(() => {
    const step = trainingStep(of.model, of.tasks, updateRule(smooth.method));
    const rate = tf.ones([of.parameters.length]) as tf.Tensor1D;
    const input = { ...tensorsOf(of.block), weights: tf.tensor1d(of.weights), rate, decay: null, masks: {} };
    const { state, losses } = step({ parameters: tf.tensor1d(of.parameters), slots: [] }, input);
    const after = state.parameters.dataSync();
    return { losses: [...losses.dataSync()], gradient: of.parameters.map((value, i) => value - after[i]!) };
  });
}

const tensorsOf = ({ features, targets }: Block): Pick<Block, 'features' | 'targets'> => ({
  features,
  targets,
});

function totalLoss(of: Stage, parameters: Float32Array): number {
  return tf.tidy(() => {
    const outputs = of.model.forward(unpack(tf.tensor1d(parameters), of.model.parameters), of.block.features);
    const losses = [...taskLosses(of.tasks, outputs, of.block.targets).dataSync()];
    return losses.reduce((sum, loss, i) => sum + loss * of.weights[i]!, 0);
  });
}

describe('a training step', () => {
  it('moves every parameter down the slope of the weighted sum of losses, as central differences say', () => {
    const plan = { ...smooth, tasks: smooth.tasks.map((task, i) => ({ ...task, weight: [1, 0.5, 2][i]! })) };
    const of = stage(plan);
    const { gradient: slopes } = gradient(of);
    const h = 2 ** -6;
    const moved = (i: number, by: number): Float32Array =>
      of.parameters.map((value, j) => (i === j ? value + by : value));
    for (let i = 0; i < of.parameters.length; i++) {
      const slope = (totalLoss(of, moved(i, h)) - totalLoss(of, moved(i, -h))) / (2 * h);
      expect(Math.abs(slopes[i]! - slope)).toBeLessThan(1e-3);
    }
    expect(Math.max(...slopes.map(Math.abs))).toBeGreaterThan(0.05);
    of.feed.dispose();
  });

  it('gives the losses before it moved', () => {
    const of = stage(smooth);
    const { losses } = gradient(of);
    expect(losses).toHaveLength(3);
    expect(losses.reduce((sum, loss) => sum + loss, 0)).toBeCloseTo(totalLoss(of, of.parameters), 5);
    of.feed.dispose();
  });

  it('is told nothing by missing labels: a task without any leaves its head as it is, and others learn as if alone', () => {
    const withoutSum = stage(smooth, (labels) => labels.map((label, i) => (i % 3 === 0 ? NaN : label)));
    const { losses, gradient: slopes } = gradient(withoutSum);
    expect(losses[0]).toBe(0);
    for (const { task, offset, size } of withoutSum.model.parameters) {
      const part = [...slopes.subarray(offset, offset + size)];
      expect(part.every((slope) => slope === 0)).toBe(task === 'sum');
    }
    const ignored = stage({
      ...smooth,
      tasks: smooth.tasks.map((task, i) => (i === 0 ? { ...task, weight: 1e-30 } : task)),
    });
    const alone = gradient(ignored).gradient;
    slopes.forEach((slope, i) => expect(Math.abs(slope - alone[i]!)).toBeLessThan(1e-7));
    withoutSum.feed.dispose();
    ignored.feed.dispose();
  });
});

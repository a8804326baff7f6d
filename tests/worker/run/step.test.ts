import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/shared/plan';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { initialParameters } from '../../../src/worker/model/initial';
import { buildModel } from '../../../src/worker/model/model';
import { unpack } from '../../../src/worker/model/pack';
import { updateRule } from '../../../src/worker/optimizers/optimizers';
import type { Block } from '../../../src/worker/run/block';
import { taskLosses } from '../../../src/worker/run/objective';
import { toldBy, trainingStep, type StepState } from '../../../src/worker/run/step';
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
function stage(
  plan: Plan,
  change: (labels: Float32Array) => Float32Array = (labels) => labels,
  rowWeights: Float32Array | null = null,
) {
  const model = buildModel(plan, exampleRows().index.fitted);
  const { tasks, block, feed } = heldExample(plan, change, rowWeights);
  const parameters = initialParameters(model.parameters, plan.seed);
  const weights = tasks.map(({ task }) => task.weight);
  return { model, tasks, block, feed, parameters, weights };
}

type Stage = ReturnType<typeof stage>;

function gradient(of: Stage): { losses: number[]; gradient: Float32Array } {
  return tf.tidy(() => {
    const step = trainingStep(of.model, of.tasks, updateRule(smooth.method));
    const rate = tf.ones([of.parameters.length]) as tf.Tensor1D;
    const input = {
      ...tensorsOf(of.block),
      weights: tf.tensor1d(of.weights),
      rate,
      decay: null,
      told: null,
      masks: {},
    };
    const { state, losses } = step({ parameters: tf.tensor1d(of.parameters), slots: [] }, input);
    const after = state.parameters.dataSync();
    return { losses: [...losses.dataSync()], gradient: of.parameters.map((value, i) => value - after[i]!) };
  });
}

/** The parameters after so many batches of the first rows, which make one update. */
function afterSteps(of: Stage, method: Plan['method'], size: number, batches: number): Float32Array {
  return tf.tidy(() => {
    const rule = updateRule(method);
    const step = trainingStep(of.model, of.tasks, rule);
    const constant = {
      weights: tf.tensor1d(of.weights),
      rate: tf.ones([of.parameters.length]) as tf.Tensor1D,
      decay: null,
      masks: {},
    };
    let state: StepState = {
      parameters: tf.tensor1d(of.parameters),
      slots: rule.slots(of.parameters.length).map(({ length }) => tf.zeros([length]) as tf.Tensor1D),
    };
    for (let batch = 0; batch < batches; batch++) {
      const rows = (matrix: tf.Tensor2D): tf.Tensor2D => tf.slice(matrix, [batch * size, 0], [size, -1]);
      const told = toldBy(tf.tensor1d([1, 1 / batches, batch + 1 === batches ? 1 : 0]));
      const { features, targets } = of.block;
      state = step(state, { ...constant, features: rows(features), targets: rows(targets), told }).state;
    }
    return state.parameters.dataSync<'float32'>();
  });
}

const tensorsOf = ({ features, targets }: Block): Pick<Block, 'features' | 'targets'> => ({
  features,
  targets,
});

function totalLoss(of: Stage, parameters: Float32Array): number {
  return tf.tidy(() => {
    const outputs = of.model.forward(unpack(tf.tensor1d(parameters), of.model.parameters), of.block.features);
    const losses = [...taskLosses(of.tasks, outputs, of.block.targets, true).dataSync()];
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

  it('over so many batches for one update goes where one step over all their rows goes', () => {
    const of = stage(smooth, (labels) => labels.map((label) => (Number.isNaN(label) ? 0.5 : label)));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 8 }), (accumulate, size) => {
        const whole = afterSteps(of, smooth.method, size * accumulate, 1);
        const parts = afterSteps(of, { ...smooth.method, accumulate }, size, accumulate);
        whole.forEach((value, i) => expect(Math.abs(value - parts[i]!)).toBeLessThan(2e-6));
      }),
      { numRuns: 12 },
    );
    of.feed.dispose();
  });

  it('counts rows by their weights, as if the heavy ones alone were there', () => {
    const whole = (labels: Float32Array): Float32Array =>
      labels.map((label) => (Number.isNaN(label) ? 0.5 : label));
    const heavy = Float32Array.from({ length: 72 }, (_, row) => (row % 2 === 0 ? 2 : 0));
    const [weighted, even] = [stage(smooth, whole, heavy), stage(smooth, whole)];
    const rows = tf.tensor1d(
      Int32Array.from({ length: 36 }, (_, i) => 2 * i),
      'int32',
    );
    const { features, targets } = even.block;
    const block = { ...even.block, features: tf.gather(features, rows), targets: tf.gather(targets, rows) };
    const [found, expected] = [gradient(weighted), gradient({ ...even, block })];
    found.gradient.forEach((slope, i) => expect(Math.abs(slope - expected.gradient[i]!)).toBeLessThan(1e-6));
    expect(Math.max(...found.gradient.map(Math.abs))).toBeGreaterThan(0.05);
    tf.dispose([rows, block.features, block.targets]);
    weighted.feed.dispose();
    even.feed.dispose();
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

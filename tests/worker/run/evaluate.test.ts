import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import type { FittedTask } from '../../../src/shared/recipe/fitted';
import { task as taskSchema } from '../../../src/shared/task';
import { chooseBackend } from '../../../src/worker/backend/choose';
import type { Model } from '../../../src/worker/model/model';
import { blockOf } from '../../../src/worker/run/block';
import { evaluate, type EvaluatedPart } from '../../../src/worker/run/evaluate';
import { HeldFeed } from '../../../src/worker/run/feed';
import { eagerPass } from '../../../src/worker/run/forward-pass';

const fitted: FittedTask = { name: 'y', kind: 'number', targets: ['y'], classes: [], mean: 0, deviation: 1 };
const tasks = [{ task: taskSchema.parse({ name: 'y', targets: ['y'], kind: 'number', weight: 2 }), fitted }];
const spec = { name: 'trunk 1/kernel', shape: [1], role: 'trunk', begins: 0, offset: 0, size: 1 } as const;

/** Answers its one feature. */
const echo: Model = { parameters: [spec], random: [], widest: 1, forward: (_, features) => [features] };

beforeAll(async () => {
  await chooseBackend('cpu');
});

function partOf(features: Float32Array, labels: Float32Array): EvaluatedPart {
  const block = blockOf(tasks, { rows: features.length, features, labels, weights: null });
  return { part: 'validation', feed: new HeldFeed(block, () => ({ strip: 1, block: 1 })), widest: 1 };
}

it('is the mean over all known labels, however many rows there are and wherever the known ones lie', async () => {
  const rows = 20_000;
  const features = Float32Array.from({ length: rows }, (_, row) => row % 7);
  const labels = Float32Array.from({ length: rows }, (_, row) => (row < 9000 ? NaN : row % 3));
  const known = [...labels.keys()].filter((row) => row >= 9000);
  const expected = known.reduce((sum, row) => sum + ((row % 7) - (row % 3)) ** 2, 0) / known.length;
  const part = partOf(features, labels);
  const { metrics, total } = await evaluate(eagerPass(echo, tasks), tasks, tf.tensor1d([0]), part);
  const value = (metric: string): number => metrics.find((one) => one.metric === metric)!.value;
  expect(value('loss')).toBeCloseTo(expected, 4);
  expect(value('rmse')).toBeCloseTo(Math.sqrt(expected), 5);
  expect(total).toBeCloseTo(2 * expected, 4);
  part.feed.dispose();
});

it('has no number for a task without a known label, and no total once an answer is not a number', async () => {
  const unknown = partOf(Float32Array.of(1, 2), Float32Array.of(NaN, NaN));
  const { metrics, total } = await evaluate(eagerPass(echo, tasks), tasks, tf.tensor1d([0]), unknown);
  expect(metrics.find(({ metric }) => metric === 'loss')?.value).toBeNaN();
  expect(total).toBe(0);
  const broken = partOf(Float32Array.of(1, NaN), Float32Array.of(1, 1));
  const { total: lost } = await evaluate(eagerPass(echo, tasks), tasks, tf.tensor1d([0]), broken);
  expect(lost).toBeNaN();
  unknown.feed.dispose();
  broken.feed.dispose();
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FittedTask } from '../../../src/shared/recipe/fitted';
import { task as taskSchema, type Task } from '../../../src/shared/task';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { batchesOf } from '../../../src/worker/run/epoch';
import { epochOrder, feedOf } from '../../../src/worker/run/feed';
import { readPrepared } from '../../../src/worker/run/prepared';
import { targetMatrix } from '../../../src/worker/run/targets';
import { examplePlan } from '../example-data';
import { workplace, type Workplace } from './workplace';

let at: Workplace;
beforeAll(async () => {
  await chooseBackend('cpu');
  at = workplace();
});
afterAll(() => at.remove());

const some = (
  kind: Task['kind'],
  targets: string[],
  classes: string[],
  loss?: Task['loss'],
): [Task, FittedTask] => [
  taskSchema.parse({ name: 't', targets, kind, loss }),
  { name: 't', kind, targets, classes, mean: 0, deviation: 1 },
];

describe('the order of an epoch', () => {
  const rows = Int32Array.from({ length: 50 }, (_, i) => 2 * i);

  it('takes every row once, and follows from seed and epoch alone', () => {
    expect([...epochOrder(1, 3, rows)].sort((a, b) => a - b)).toEqual([...rows]);
    expect(epochOrder(1, 3, rows)).toEqual(epochOrder(1, 3, rows));
    expect(epochOrder(1, 4, rows)).not.toEqual(epochOrder(1, 3, rows));
    expect(epochOrder(2, 3, rows)).not.toEqual(epochOrder(1, 3, rows));
  });

  it('is cut into batches of which the last may be short', () => {
    expect([batchesOf(64, 32), batchesOf(65, 32), batchesOf(5, 32)]).toEqual([2, 3, 1]);
  });
});

describe('a feed', () => {
  it('holds a part as it was prepared, and trains on the rows that have a label for some task', async () => {
    const prepared = await readPrepared(at.prepared);
    const width = prepared.labelWidth;
    for (const row of [3, 7]) prepared.labels.fill(NaN, row * width, (row + 1) * width);
    const feed = feedOf(examplePlan(), prepared, 'train');
    expect(feed.features.shape).toEqual([72, 4]);
    expect([...feed.features.dataSync()]).toEqual([...prepared.features.subarray(0, 72 * 4)]);
    expect([...feed.labelled]).toEqual(
      Array.from({ length: 72 }, (_, row) => row).filter((row) => row !== 3 && row !== 7),
    );
    expect(feedOf(examplePlan(), prepared, 'test').features.dataSync()[0]).toBe(
      prepared.features[(72 + 24) * 4],
    );
  });
});

describe('labels as a loss wants them', () => {
  it('numbers and yes/no stand as they are beside a mark that they are known', () => {
    expect([...targetMatrix(...some('number', ['y'], []), Float32Array.of(1.5, NaN))]).toEqual([
      1.5, 1, 0, 0,
    ]);
    const labels = Float32Array.of(1, NaN, 0, 1);
    expect([...targetMatrix(...some('multi-label', ['p', 'q'], ['no', 'yes']), labels)]).toEqual([
      1, 0, 1, 0, 0, 1, 1, 1,
    ]);
  });

  it('a class is one of as many columns', () => {
    const classes = some('classes', ['y'], ['a', 'b', 'c']);
    expect([...targetMatrix(...classes, Float32Array.of(2, NaN))]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
  });

  it('under one softmax a row counts only when all its targets are known', () => {
    const softmax = some('multi-label', ['p', 'q'], ['no', 'yes'], 'softmax-cross-entropy');
    const labels = Float32Array.of(1, NaN, 1, 1);
    expect([...targetMatrix(...softmax, labels)]).toEqual([1, 0, 0, 1, 1, 1]);
  });
});

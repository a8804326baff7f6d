import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import type { Feed, Room } from '../../../src/worker/run/feed';
import { openRows, type RunRows } from '../../../src/worker/run/rows';
import { examplePlan, exampleRows } from '../example-data';
import { workplace, type Workplace } from './workplace';

let at: Workplace;
beforeEach(async () => {
  await chooseBackend('cpu');
  at = workplace();
});
afterEach(() => at.remove());

/** A row has 4 features, 8 targets and 3 labels, so 60 bytes: strips of 4 rows and blocks of 16. */
const pieces = { strip: 4 * 60, block: 16 * 60 };
const HELD: Room = { held: Infinity, pieces };
const READ: Room = { held: 0, pieces };
const plan = { seed: 3, batchSize: 8 };

const opened = (room: Room): Promise<RunRows> => openRows(examplePlan(), at.prepared, room);

/** Features of the rows in the order in which they are trained on, and the rows of each block. */
async function lessons(feed: Feed, epoch: number): Promise<{ features: number[][]; sizes: number[] }> {
  const [features, sizes]: [number[][], number[]] = [[], []];
  for await (const { block, order } of feed.epoch(plan, epoch)) {
    const rows = block.features.arraySync();
    features.push(...[...order].map((place) => rows[place]!));
    sizes.push(order.length);
  }
  return { features, sizes };
}

describe('the rows of a run', () => {
  it('come in the same order and the same blocks, held or read', async () => {
    const [held, read] = [await opened(HELD), await opened(READ)];
    for (const epoch of [1, 2]) {
      const { features, sizes } = await lessons(held.train, epoch);
      expect(sizes).toEqual([16, 16, 16, 16, 8]);
      expect(await lessons(read.train, epoch)).toEqual({ features, sizes });
    }
    await held.close();
    await read.close();
  });

  it('come as they were prepared, with their labels, part by part', async () => {
    const { index, features, labels } = exampleRows();
    const { train, validation } = index.parts;
    for (const room of [HELD, READ]) {
      const rows = await opened(room);
      const got: { features: number[]; labels: number[]; values: number[] } = {
        features: [],
        labels: [],
        values: [],
      };
      for await (const block of rows.feeds.get('test')!.inOrder(10)) {
        got.features.push(...block.features.dataSync());
        got.labels.push(...block.labels.dataSync());
        got.values.push(...block.labelValues);
      }
      expect(got.features).toEqual([...features.subarray((train + validation) * 4)]);
      expect(got.labels).toEqual([...labels.subarray((train + validation) * 3)]);
      expect(got.values).toEqual(got.labels);
      await rows.close();
    }
  });

  it('are held from the smallest part on, as long as there is room', async () => {
    const before = tf.memory().numTensors;
    const rows = await opened({ held: 2 * 24 * 60, pieces });
    expect(tf.memory().numTensors).toBe(before + 2 * 3);
    await rows.close();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('leave no tensor behind when an epoch ends early', async () => {
    const rows = await opened(READ);
    const before = tf.memory().numTensors;
    for await (const { block } of rows.train.epoch(plan, 1)) {
      expect(block.rows).toBe(16);
      break;
    }
    expect(tf.memory().numTensors).toBe(before);
    await rows.close();
  });

  it('are missed when the file has become shorter', async () => {
    const rows = await opened(READ);
    truncateSync(join(at.prepared, 'features.f32'), 10 * 4 * 4);
    await expect(lessons(rows.train, 1)).rejects.toThrow(RangeError);
    await rows.close();
  });
});

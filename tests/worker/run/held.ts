import type { Plan } from '../../../src/shared/plan';
import { blockOf, type Block } from '../../../src/worker/run/block';
import { HeldFeed, tasksOf, type Feed, type PlannedTask } from '../../../src/worker/run/feed';
import { layoutOf, PIECES } from '../../../src/worker/run/order';
import { exampleRows } from '../example-data';

/** The training rows of the example on the backend of now. */
export interface Held {
  readonly tasks: PlannedTask[];
  readonly block: Block;
  readonly feed: Feed;
}

/** @param change what becomes of the labels, [rows, 3] */
export function heldExample(
  plan: Pick<Plan, 'tasks'>,
  change: (labels: Float32Array) => Float32Array = (labels) => labels,
): Held {
  const { index, features, labels } = exampleRows();
  const { train } = index.parts;
  const tasks = tasksOf(plan, { index });
  const block = blockOf(tasks, train, features.slice(0, train * 4), change(labels.slice(0, train * 3)));
  return { tasks, block, feed: new HeldFeed(block, (batchSize) => layoutOf(4, batchSize, PIECES)) };
}

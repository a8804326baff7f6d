import type { Plan } from '../../../src/shared/plan';
import { fittedFor } from '../../../src/shared/recipe/fitted';
import { classWeightsOf } from '../../../src/worker/losses/class-weights';
import { LabelCounts } from '../../../src/worker/metrics/guess';
import { blockOf, type Block } from '../../../src/worker/run/block';
import { HeldFeed, tasksOf, type Feed } from '../../../src/worker/run/feed';
import type { PlannedTask } from '../../../src/worker/run/targets';
import { layoutOf, PIECES } from '../../../src/worker/run/order';
import { exampleRows } from '../example-data';

/** The training rows of the example on the backend of now. */
export interface Held {
  readonly tasks: PlannedTask[];
  readonly block: Block;
  readonly feed: Feed;
}

/** @param change what becomes of the labels, [rows, 3] @param weights what each of the 72 rows counts */
export function heldExample(
  plan: Pick<Plan, 'tasks'>,
  change: (labels: Float32Array) => Float32Array = (labels) => labels,
  weights: Float32Array | null = null,
): Held {
  const { index, features, labels } = exampleRows(plan.tasks);
  const fitted = fittedFor(plan, index.fitted);
  const { train } = index.parts;
  const tasks = tasksOf(plan, { index: { ...index, fitted } }).map((of, first) => {
    const counts = new LabelCounts(of.fitted);
    counts.add({ values: labels.subarray(0, train * 3), width: 3, first });
    return { ...of, classWeights: classWeightsOf(of.task, counts.seen) };
  });
  const block = blockOf(tasks, {
    rows: train,
    features: features.slice(0, train * 4),
    labels: change(labels.slice(0, train * 3)),
    weights,
  });
  return { tasks, block, feed: new HeldFeed(block, (batchSize) => layoutOf(4, batchSize, PIECES)) };
}

import type { Dataset } from '../../shared/dataset';
import { plan as planSchema, type Plan } from '../../shared/plan';
import { guessTasks } from '../data/guess';

const MOST_BATCHES_AN_EPOCH = 400;

/**
 * A plan to start from: guessed tasks and recipe, one trunk of two layers that grows with the table, early stopping.
 * @throws data.column-unknown when a target is not in the dataset
 */
export function suggestPlan(dataset: Dataset, targets: readonly string[]): Plan {
  const { tasks, recipe } = guessTasks(dataset, targets);
  const units = unitsFor(dataset.rows);
  return planSchema.parse({
    name: `${dataset.name}: ${tasks.map((task) => task.name).join(', ')}`.slice(0, 200),
    dataset: dataset.id,
    recipe,
    tasks,
    design: { trunk: [{ units }, { units }] },
    method: { batchSize: batchFor(dataset.rows) },
    budget: { epochs: 200, patience: 20 },
  });
}

function unitsFor(rows: number): number {
  if (rows < 200) return 32;
  return rows < 20_000 ? 64 : 128;
}

/** 32 where that makes at most 400 batches an epoch, else the next power of two that does, up to 1024. */
function batchFor(rows: number): number {
  let batch = 32;
  while (batch < 1024 && rows / batch > MOST_BATCHES_AN_EPOCH) batch *= 2;
  return batch;
}

import type { Dataset } from '../../shared/dataset';
import { plan as planSchema, type Plan } from '../../shared/plan';
import { asRead } from '../../shared/recipe/reading';
import type { Cleaning } from '../../shared/recipe/recipe';
import { guessTasks } from '../data/guess';

const MOST_BATCHES_AN_EPOCH = 400;

/**
 * A plan to start from: guessed tasks and recipe, one trunk of two layers that grows with the table, early stopping.
 * @throws data.column-unknown when a target is not in the dataset
 */
export function suggestPlan(dataset: Dataset, targets: readonly string[], cleaning: Cleaning): Plan {
  const { tasks, recipe } = guessTasks(asRead(dataset, cleaning), targets);
  const units = unitsFor(dataset.rows);
  return planSchema.parse({
    name: `${titleOf(dataset)}: ${tasks.map((task) => task.name).join(', ')}`.slice(0, 200),
    dataset: dataset.id,
    recipe: { ...recipe, ...cleaning },
    tasks,
    design: { trunk: [{ units }, { units }] },
    method: { batchSize: batchFor(dataset.rows) },
    budget: { epochs: 200, patience: 20 },
  });
}

/** What a table is called, without what kind of file it came in. */
function titleOf({ name }: Dataset): string {
  return name.replace(/(?<=.)\.(csv|tsv|tab|txt)$/i, '');
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

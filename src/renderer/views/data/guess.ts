import type { Dataset } from '../../../shared/dataset';
import type { Cleaning } from '../../../shared/recipe/recipe';
import { isQuantity, type Task } from '../../../shared/task';
import type { Language } from '../../language/language.svelte';

/** What always answering the most frequent value, or the average, scores over all rows with a label. */
export function guessOf(
  task: Task,
  { columns, rows }: Dataset,
  { read }: Cleaning,
  { t, f }: Language,
): string {
  const column = columns.find(({ name }) => name === task.targets[0]);
  // What is known of a column's values is known of them as they stand.
  if (!column || task.targets.length > 1 || Object.hasOwn(read, column.name)) return t.data.guessUnknown;
  if (isQuantity(task.kind) && column.numbers)
    return t.data.guessMean(f.number(column.numbers.mean), f.number(column.numbers.deviation));
  const [first] = column.top;
  const labelled = rows - column.missing;
  return first && labelled > 0 ? t.data.guessMost(first.value, first.count / labelled) : t.data.guessUnknown;
}

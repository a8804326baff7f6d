import type { Dataset } from '../../../shared/dataset';
import { isQuantity, type Task } from '../../../shared/task';
import type { Language } from '../../language/language.svelte';

/** What always answering the most frequent value, or the average, scores over all rows with a label. */
export function guessOf(task: Task, { columns, rows }: Dataset, { t, f }: Language): string {
  const column = columns.find(({ name }) => name === task.targets[0]);
  if (!column || task.targets.length > 1) return t.data.guessUnknown;
  if (isQuantity(task.kind) && column.numbers)
    return t.data.guessMean(f.number(column.numbers.mean), f.number(column.numbers.deviation));
  const [first] = column.top;
  const labelled = rows - column.missing;
  return first && labelled > 0 ? t.data.guessMost(first.value, first.count / labelled) : t.data.guessUnknown;
}

import type { Plan } from '../../shared/plan';
import type { MetricValue } from '../../shared/run';
import { guessOutputs } from '../metrics/guess';
import { asMetrics, taskScores } from '../metrics/task-metrics';
import { tasksOf } from './feed';
import { labelsOf, type Prepared } from './prepared';

/** What guessing from the training labels alone scores on every part. */
export function guessMetrics(plan: Plan, prepared: Prepared): MetricValue[] {
  return tasksOf(plan, prepared).flatMap(({ task, fitted }, i) => {
    const row = guessOutputs(task, fitted, labelsOf(prepared, i, 'train'));
    return (['train', 'validation', 'test'] as const).flatMap((part) => {
      const labels = labelsOf(prepared, i, part);
      if (labels.length === 0) return [];
      const rows = labels.length / fitted.targets.length;
      const outputs = Float64Array.from(
        { length: rows * row.length },
        (_, at) => row[at % row.length] ?? NaN,
      );
      return asMetrics(task, part, taskScores({ task, fitted, outputs, labels }));
    });
  });
}

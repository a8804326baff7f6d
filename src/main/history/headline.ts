import type { Plan } from '../../shared/plan';
import type { MetricValue } from '../../shared/run';
import { METRICS_OF_KIND } from '../../shared/task';

/**
 * One number a task, the one a verdict would rest on: on test rows when there are any, else on validation rows.
 * Tasks that have neither are left out.
 */
export function headlineOf(
  tasks: Plan['tasks'],
  final: readonly MetricValue[],
  bestEpoch: readonly MetricValue[],
): MetricValue[] {
  return tasks.flatMap(({ name, kind }) => {
    const metric = METRICS_OF_KIND[kind][0];
    const of = (values: readonly MetricValue[], part: MetricValue['part']): MetricValue | undefined =>
      values.find((value) => value.task === name && value.metric === metric && value.part === part);
    return of(final, 'test') ?? of(bestEpoch, 'validation') ?? [];
  });
}

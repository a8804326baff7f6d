import type { EpochMetrics, MetricValue, RunDetail } from '../../shared/run';
import { METRICS_OF_KIND, metricsOf, type MetricName, type TaskKind } from '../../shared/task';

/** Values of one metric over the epochs; only epochs that have it. */
export interface Series {
  readonly epochs: readonly number[];
  readonly values: readonly number[];
}

type Key = Pick<MetricValue, 'task' | 'part' | 'metric'>;

/** One metric of one task on one part, epoch after epoch. */
export function seriesOf(log: readonly EpochMetrics[], key: Key): Series {
  const epochs: number[] = [];
  const values: number[] = [];
  for (const entry of log) {
    const found = valueOf(entry.metrics, key);
    if (found === undefined) continue;
    epochs.push(entry.epoch);
    values.push(found);
  }
  return { epochs, values };
}

/** One value out of many; undefined when it is not there. */
export function valueOf(metrics: readonly MetricValue[], key: Key): number | undefined {
  return metrics.find((one) => one.task === key.task && one.part === key.part && one.metric === key.metric)
    ?.value;
}

/** The metric that a verdict about a task of this kind rests on. */
export function headlineOf(kind: TaskKind): MetricName {
  return METRICS_OF_KIND[kind][0] ?? 'loss';
}

/** What a run's best weights scored, next to guessing: a row a metric of each task. */
export interface Score {
  readonly task: string;
  readonly metric: MetricName;
  readonly validation: number;
  readonly test: number;
  readonly guess: number;
}

/** The table of scores of a run, at its best epoch; NaN where there is none. */
export function scoresOf(run: RunDetail, log: readonly EpochMetrics[]): Score[] {
  const best = log.find((entry) => entry.epoch === run.bestEpoch) ?? log.at(-1);
  return run.plan.tasks.flatMap((task) =>
    metricsOf(task).map((metric) => {
      const at = (from: readonly MetricValue[], part: MetricValue['part']): number =>
        valueOf(from, { task: task.name, part, metric }) ?? NaN;
      const tested = at(run.final, 'test');
      const guess = Number.isNaN(tested) ? at(run.guess, 'validation') : at(run.guess, 'test');
      return {
        task: task.name,
        metric,
        validation: at(best?.metrics ?? [], 'validation'),
        test: tested,
        guess,
      };
    }),
  );
}

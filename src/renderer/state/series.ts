import type { EpochMetrics, MetricValue } from '../../shared/run';
import type { Series } from './curves';

type Key = Pick<MetricValue, 'task' | 'part' | 'metric'>;

/** The curves of a run, by what they measure. */
export interface Curves {
  /** One metric of one task on one part, epoch after epoch; without an epoch where there is none. */
  of(key: Key): Series;
}

const NONE: Series = { epochs: [], values: [] };

/**
 * Curves that grow with a log instead of being made of it anew: a run of 100,000 epochs is redrawn ten times a second.
 * Epochs are added in their order.
 */
export class SeriesLog {
  readonly #series = new Map<string, { epochs: number[]; values: number[] }>();

  constructor(log: readonly EpochMetrics[] = []) {
    for (const entry of log) this.add(entry);
  }

  add({ epoch, metrics }: EpochMetrics): void {
    for (const metric of metrics) {
      const key = keyOf(metric);
      const series = this.#series.get(key) ?? { epochs: [], values: [] };
      if (series.epochs.length === 0) this.#series.set(key, series);
      series.epochs.push(epoch);
      series.values.push(metric.value);
    }
  }

  /** The curves as they are now, as a new object each time, so that whoever shows them hears of it. */
  get curves(): Curves {
    return { of: (key) => this.#series.get(keyOf(key)) ?? NONE };
  }
}

function keyOf({ task, part, metric }: Key): string {
  return `${metric} ${part} ${task}`;
}

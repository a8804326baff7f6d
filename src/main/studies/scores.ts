import type { Part, PreparedIndex } from '../../shared/recipe/prepared';
import type { MetricValue, RunDetail } from '../../shared/run';
import type { MetricName } from '../../shared/task';

/** One number that is asked of a run. */
export interface Asked {
  readonly task: string;
  readonly metric: MetricName;
  readonly part: Part;
}

export type Labelled = PreparedIndex['labelled'];

/** Verdicts rest on test rows where there are any, else on validation rows. */
export function judgedPart(counts: Labelled[string]): 'test' | 'validation' {
  return counts.test > 0 ? 'test' : 'validation';
}

/** What the run's best weights score; NaN for a run that diverged, whatever it kept, and for a number it lacks. */
export function scoreOf(run: RunDetail, asked: Asked): number {
  if (run.status === 'diverged') return NaN;
  if (asked.part === 'test') return valueIn(run.final, asked);
  const best = run.epochsLog.find((epoch) => epoch.epoch === run.bestEpoch);
  return valueIn(best?.metrics ?? [], asked);
}

/** What guessing scores on the same rows. */
export function guessOf(run: RunDetail, asked: Asked): number {
  return valueIn(run.guess, asked);
}

function valueIn(metrics: readonly MetricValue[], { task, metric, part }: Asked): number {
  return (
    metrics.find((value) => value.task === task && value.metric === metric && value.part === part)?.value ??
    NaN
  );
}

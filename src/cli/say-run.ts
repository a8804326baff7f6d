import type { ExecutorRecord, MetricValue, RunDetail } from '../shared/run';
import { metricsOf } from '../shared/task';
import { errorText, printLine, printTable, short, terminalLanguage } from './terminal';

/** A run in words: how it ended, and every task's metrics beside what guessing scores. */
export function sayRun(run: RunDetail): void {
  printLine(
    `${run.name}: ${run.status} after ${run.epochsDone} of ${run.epochs} epochs, ${run.seconds.toFixed(1)} s, best epoch ${run.bestEpoch ?? '-'}`,
  );
  if (run.backend)
    printLine(
      `trained on ${run.backend.name} ${run.backend.version}; seed ${run.seed}; ${run.parameters ?? '?'} parameters`,
    );
  if (run.executor) printLine(`steps: ${executorText(run.executor)}`);
  if (run.error) printLine(errorText(run.error, terminalLanguage()));
  const rows = metricRows(run);
  if (rows.length > 0) printTable(['task', 'metric', 'part', 'value', 'guessing'], rows);
}

/** Such as `fused, measured (compiled 75.4 us, fused 33.1 us)`. */
function executorText({ kind, why, detail, probes, threads, evaluation }: ExecutorRecord): string {
  const tried = probes.map((probe) => `${probe.kind} ${short(probe.microseconds)} us`);
  const because = detail === '' ? why : `${why}: ${detail}`;
  const singly = evaluation === undefined ? '' : `; epochs evaluated one by one: ${evaluation}`;
  return `${kind}, ${threads} thread${threads === 1 ? '' : 's'}, ${because}${tried.length > 0 ? ` (${tried.join(', ')})` : ''}${singly}`;
}

function metricRows(run: RunDetail): (string | number)[][] {
  const best =
    run.epochsLog
      .find((log) => log.epoch === run.bestEpoch)
      ?.metrics.filter((metric) => metric.part === 'validation') ?? [];
  const shown = run.final.length > 0 ? run.final : best;
  return run.plan.tasks.flatMap((task) =>
    metricsOf(task).flatMap((name) =>
      shown
        .filter((metric) => metric.task === task.name && metric.metric === name)
        .map((metric) => [
          task.name,
          name,
          metric.part,
          short(metric.value),
          short(guessFor(run.guess, metric)),
        ]),
    ),
  );
}

function guessFor(guess: readonly MetricValue[], of: MetricValue): number {
  return (
    guess.find((value) => value.task === of.task && value.metric === of.metric && value.part === of.part)
      ?.value ?? NaN
  );
}

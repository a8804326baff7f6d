import type { MetricValue } from '../../shared/run';
import type { FittedTask } from '../../shared/recipe/fitted';
import { lossOf, METRICS_OF_KIND, type MetricName, type Task } from '../../shared/task';
import { auc, meanOfKnown } from './auc';
import { classScores } from './classification';
import { sigmoid, softmaxRows } from './probabilities';
import { numberScores } from './regression';

export type Scores = Readonly<Partial<Record<MetricName, number>>>;

/** What a task's head answered for some rows, and what is known of them. */
export interface Answers {
  readonly task: Task;
  readonly fitted: FittedTask;
  /** Before the last activation, [rows, outputWidth], row-major. */
  readonly outputs: ArrayLike<number>;
  /** As prepared, [rows, targets], row-major; NaN where unknown. */
  readonly labels: ArrayLike<number>;
}

/** The metrics of a task's kind over the rows whose label is known. */
export function taskScores(answers: Answers): Scores {
  switch (answers.fitted.kind) {
    case 'number':
      return scoresOfNumbers(answers);
    case 'binary':
      return scoresOfBinary(answers.outputs, answers.labels);
    case 'classes':
      return scoresOfClasses(answers);
    case 'multi-label':
      return lossOf(answers.task) === 'softmax-cross-entropy'
        ? scoresOfSoftmaxLabels(answers)
        : scoresOfLabels(answers);
  }
}

/** Scores as metric values, in the order a verdict reads them. */
export function asMetrics(task: Task, part: MetricValue['part'], scores: Scores): MetricValue[] {
  return (['loss', ...METRICS_OF_KIND[task.kind]] as const).flatMap((metric) => {
    const value = scores[metric];
    return value === undefined ? [] : [{ task: task.name, part, metric, value }];
  });
}

function knownRows(labels: ArrayLike<number>, width = 1, column = 0): number[] {
  const rows: number[] = [];
  for (let row = 0; row * width < labels.length; row++)
    if (!Number.isNaN(labels[row * width + column])) rows.push(row);
  return rows;
}

function scoresOfNumbers({ fitted, outputs, labels }: Answers): Scores {
  const rows = knownRows(labels);
  const inUnits = (values: ArrayLike<number>): number[] =>
    rows.map((row) => (values[row] ?? NaN) * fitted.deviation + fitted.mean);
  return numberScores(inUnits(outputs), inUnits(labels));
}

/** Rows are ranked by their logits, which tell apart what two nearly certain probabilities no longer do. */
function scoresOfBinary(logits: ArrayLike<number>, labels: ArrayLike<number>, width = 1, column = 0): Scores {
  const rows = knownRows(labels, width, column);
  const known = rows.map((row) => labels[row * width + column] ?? 0);
  const scores = rows.map((row) => logits[row * width + column] ?? NaN);
  const both = scores.flatMap((logit) => [sigmoid(-logit), sigmoid(logit)]);
  return {
    ...classScores(both, known, 2),
    auc: auc(
      scores,
      known.map((label) => label === 1),
    ),
  };
}

function scoresOfClasses({ fitted, outputs, labels }: Answers): Scores {
  const classes = fitted.classes.length;
  const all = softmaxRows(outputs, classes);
  const rows = knownRows(labels);
  const probabilities = rows.flatMap((row) => [...all.subarray(row * classes, (row + 1) * classes)]);
  return classScores(
    probabilities,
    rows.map((row) => labels[row] ?? 0),
    classes,
  );
}

/** Independent yes/no answers: the mean of each target's scores. */
function scoresOfLabels({ fitted, outputs, labels }: Answers): Scores {
  const width = fitted.targets.length;
  return meanScores(fitted.targets.map((_, column) => scoresOfBinary(outputs, labels, width, column)));
}

/**
 * One softmax over yes/no answers: each probability is read as that target's own, above 1/2 meaning yes, which is
 * what someone who wrote the program that way would read; so at most one target of a row can be a yes.
 */
function scoresOfSoftmaxLabels({ fitted, outputs, labels }: Answers): Scores {
  const width = fitted.targets.length;
  const probabilities = softmaxRows(outputs, width);
  const logits = Array.from(probabilities, (p) => Math.log(p / (1 - p)));
  return meanScores(fitted.targets.map((_, column) => scoresOfBinary(logits, labels, width, column)));
}

function meanScores(each: readonly Scores[]): Scores {
  const mean = (name: MetricName): number => meanOfKnown(each.map((scores) => scores[name] ?? NaN));
  return {
    accuracy: mean('accuracy'),
    'balanced-accuracy': mean('balanced-accuracy'),
    auc: mean('auc'),
    'log-loss': mean('log-loss'),
  };
}

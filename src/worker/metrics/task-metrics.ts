import type { MetricValue } from '../../shared/run';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import { metricsOf, type MetricName, type Task } from '../../shared/task';
import { meanOfKnown, Ranking } from './auc';
import { classScores, type ClassCounts, type ClassScores } from './classification';
import { numberScores, Spread } from './regression';

export type Scores = Readonly<Partial<Record<MetricName, number>>>;

/** A block of labels as prepared: [rows, width], row-major, NaN where unknown; a task's targets begin at column `first`. */
export interface LabelBlock {
  readonly values: Float32Array;
  readonly width: number;
  readonly first: number;
}

/** Adds up what the blocks of a part say about one task. */
export interface Tally {
  /** @param sums and @param ranks as `measuresOf` gives them for these rows */
  add(labels: LabelBlock, sums: ArrayLike<number>, ranks: ArrayLike<number>): void;
  /** The metrics of the task's kind over the rows whose label is known. */
  scores(): Scores;
}

/** @param rows the most that will be added */
export function tallyOf(fitted: FittedTask, rows: number): Tally {
  switch (fitted.kind) {
    case 'number':
      return new NumberTally(fitted.deviation, fitted.variance && ofNormals);
    case 'count':
      return new NumberTally(fitted.deviation, ofCounts);
    case 'classes':
      return new ClassTally(outputWidth(fitted), rows);
    case 'binary':
    case 'multi-label':
      return new YesNoTally(fitted.targets.length, rows);
  }
}

/** Scores as metric values, in the order a verdict reads them. */
export function asMetrics(task: Task, part: MetricValue['part'], scores: Scores): MetricValue[] {
  return (['loss', ...metricsOf(task)] as const).flatMap((metric) => {
    const value = scores[metric];
    return value === undefined ? [] : [{ task: task.name, part, metric, value }];
  });
}

/** What the sums behind squares and absolute errors say, each divided by the rows. */
type Further = (means: readonly number[], unit: number) => Scores;

/** The likelihood is that of the target in its own unit. */
const ofNormals: Further = ([nll = NaN, coverage = NaN], unit) => ({ nll: nll + Math.log(unit), coverage });

const ofCounts: Further = ([half = NaN], unit) => ({ 'poisson-deviance': 2 * unit * half });

class NumberTally implements Tally {
  readonly #labels = new Spread();
  readonly #sums: number[] = [];

  constructor(
    readonly unit: number,
    readonly further: Further = () => ({}),
  ) {}

  add({ values, width, first }: LabelBlock, sums: ArrayLike<number>): void {
    for (let k = 0; k < sums.length; k++) this.#sums[k] = (this.#sums[k] ?? 0) + (sums[k] ?? NaN);
    for (let at = first; at < values.length; at += width) {
      const label = values[at] ?? NaN;
      if (!Number.isNaN(label)) this.#labels.add(label);
    }
  }

  scores(): Scores {
    const { rows, spread } = this.#labels;
    const [squares = NaN, absolute = NaN, ...others] = this.#sums;
    return {
      ...numberScores({ rows, spread, squares, absolute }, this.unit),
      ...this.further(
        others.map((sum) => sum / rows),
        this.unit,
      ),
    };
  }
}

class ClassTally implements Tally {
  readonly #counts: Counts;

  constructor(classes: number, rows: number) {
    this.#counts = new Counts(classes, classes, rows);
  }

  add({ values, width, first }: LabelBlock, sums: ArrayLike<number>, ranks: ArrayLike<number>): void {
    const { seen, right, rankings } = this.#counts;
    const classes = seen.length;
    for (let k = 0; k < classes; k++) right[k] = (right[k] ?? 0) + (sums[k] ?? NaN);
    this.#counts.logLoss += sums[classes] ?? NaN;
    for (let row = 0; row * width < values.length; row++) {
      const label = values[row * width + first] ?? NaN;
      if (Number.isNaN(label)) continue;
      seen[label] = (seen[label] ?? 0) + 1;
      for (let k = 0; k < classes; k++) rankings[k]?.add(ranks[row * classes + k] ?? NaN, label === k);
    }
  }

  scores(): Scores {
    return classScores(this.#counts);
  }
}

/** Independent yes/no answers: the mean of each target's scores, each over the rows that know it. */
class YesNoTally implements Tally {
  readonly #counts: readonly Counts[];

  constructor(targets: number, rows: number) {
    this.#counts = Array.from({ length: targets }, () => new Counts(2, 1, rows));
  }

  add({ values, width, first }: LabelBlock, sums: ArrayLike<number>, ranks: ArrayLike<number>): void {
    const targets = this.#counts.length;
    this.#counts.forEach((counts, target) => {
      const [ranking] = counts.rankings;
      for (const k of [0, 1]) counts.right[k] = (counts.right[k] ?? 0) + (sums[k * targets + target] ?? NaN);
      counts.logLoss += sums[2 * targets + target] ?? NaN;
      for (let row = 0; row * width < values.length; row++) {
        const label = values[row * width + first + target] ?? NaN;
        if (Number.isNaN(label)) continue;
        counts.seen[label] = (counts.seen[label] ?? 0) + 1;
        ranking?.add(ranks[row * targets + target] ?? NaN, label === 1);
      }
    });
  }

  scores(): Scores {
    const each = this.#counts.map(classScores);
    const mean = (name: keyof ClassScores): number => meanOfKnown(each.map((scores) => scores[name]));
    return {
      accuracy: mean('accuracy'),
      'balanced-accuracy': mean('balanced-accuracy'),
      auc: mean('auc'),
      'log-loss': mean('log-loss'),
    };
  }
}

/** Class counts while they grow. */
class Counts implements ClassCounts {
  readonly seen: number[];
  readonly right: number[];
  readonly rankings: readonly Ranking[];
  logLoss = 0;

  constructor(classes: number, rankings: number, rows: number) {
    this.seen = new Array<number>(classes).fill(0);
    this.right = new Array<number>(classes).fill(0);
    this.rankings = Array.from({ length: rankings }, () => new Ranking(rows));
  }
}

import type { MetricValue } from '../../shared/run';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import { metricsOf, type MetricName, type Task } from '../../shared/task';
import { meanOfKnown, Ranking } from './auc';
import { classScores, type ClassCounts, type ClassScores } from './classification';
import { numberScores, Spread, type NumberScores } from './regression';

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
      return fitted.variance ? new NormalTally(fitted.deviation) : new NumberTally(fitted.deviation);
    case 'count':
      return new CountTally(fitted.deviation);
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

class NumberTally implements Tally {
  readonly #labels = new Spread();
  #squares = 0;
  #absolute = 0;

  constructor(readonly unit: number) {}

  add({ values, width, first }: LabelBlock, sums: ArrayLike<number>): void {
    this.#squares += sums[0] ?? NaN;
    this.#absolute += sums[1] ?? NaN;
    for (let at = first; at < values.length; at += width) {
      const label = values[at] ?? NaN;
      if (!Number.isNaN(label)) this.#labels.add(label);
    }
  }

  get rows(): number {
    return this.#labels.rows;
  }

  scores(): NumberScores {
    const { rows, spread } = this.#labels;
    return numberScores({ rows, spread, squares: this.#squares, absolute: this.#absolute }, this.unit);
  }
}

/** Numbers whose head gives a variance: the likelihood is that of the target in its own unit. */
class NormalTally implements Tally {
  readonly #numbers: NumberTally;
  #likelihoods = 0;
  #covered = 0;

  constructor(readonly unit: number) {
    this.#numbers = new NumberTally(unit);
  }

  add(labels: LabelBlock, sums: ArrayLike<number>): void {
    this.#numbers.add(labels, sums);
    this.#likelihoods += sums[2] ?? NaN;
    this.#covered += sums[3] ?? NaN;
  }

  scores(): Scores {
    const { rows } = this.#numbers;
    const nll = this.#likelihoods / rows + Math.log(this.unit);
    return { ...this.#numbers.scores(), nll, coverage: this.#covered / rows };
  }
}

class CountTally implements Tally {
  readonly #numbers: NumberTally;
  #deviances = 0;

  constructor(readonly unit: number) {
    this.#numbers = new NumberTally(unit);
  }

  add(labels: LabelBlock, sums: ArrayLike<number>): void {
    this.#numbers.add(labels, sums);
    this.#deviances += 2 * (sums[2] ?? NaN);
  }

  scores(): Scores {
    const { rmse, mae } = this.#numbers.scores();
    return { rmse, mae, 'poisson-deviance': (this.unit * this.#deviances) / this.#numbers.rows };
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

/** The metrics once more, row by row in 64 bits, by their definitions. */
import type { FittedTask } from '../../../src/shared/recipe/fitted';
import { lossOf, type Task } from '../../../src/shared/task';
import type { Scores } from '../../../src/worker/metrics/task-metrics';

export interface Answered {
  readonly task: Task;
  readonly fitted: FittedTask;
  readonly outputs: readonly number[];
  readonly labels: readonly number[];
}

/**
 * Scores, and by how much some may differ beyond rounding of their own size: an area because 32 bits cannot tell close
 * ranks apart, a coverage because of labels at the very bound, and a sum because large terms cancel in it.
 */
export interface Expected {
  readonly scores: Scores;
  readonly slack: Scores;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const known = (values: readonly number[]): number[] => values.filter((value) => !Number.isNaN(value));

export function expectedScores({ task, fitted, outputs, labels }: Answered): Expected {
  if (fitted.variance) return ofNormals(fitted, outputs, labels);
  if (fitted.kind === 'number') return { scores: ofNumbers(fitted, outputs, labels), slack: {} };
  if (fitted.kind === 'count') return ofCounts(fitted, outputs, labels);
  const width = fitted.kind === 'classes' ? fitted.classes.length : fitted.targets.length;
  const rows = Array.from({ length: outputs.length / width }, (_, row) =>
    outputs.slice(row * width, (row + 1) * width),
  );
  if (fitted.kind === 'classes') return ofClasses(rows.map(softmax), labels);
  const one = lossOf(task) === 'softmax-cross-entropy';
  const each = fitted.targets.map((_, target) =>
    ofClasses(
      rows.map((row) =>
        one ? againstOthers(softmax(row), target) : [sigmoid(-row[target]!), sigmoid(row[target]!)],
      ),
      labels.filter((_label, at) => at % width === target),
    ),
  );
  const names = ['accuracy', 'balanced-accuracy', 'auc', 'log-loss'] as const;
  return {
    scores: Object.fromEntries(
      names.map((name) => [name, mean(known(each.map((one) => one.scores[name]!)))]),
    ),
    slack: { auc: Math.max(...each.map((one) => one.slack.auc ?? 0)) },
  };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

function softmax(logits: readonly number[]): number[] {
  const exps = logits.map((x) => Math.exp(x - Math.max(...logits)));
  return exps.map((x) => x / exps.reduce((a, b) => a + b, 0));
}

/** [1 - p, p], without the difference. */
function againstOthers(p: readonly number[], target: number): [number, number] {
  return [p.reduce((sum, other, i) => sum + (i === target ? 0 : other), 0), p[target]!];
}

function ofNumbers({ deviation }: FittedTask, outputs: readonly number[], labels: readonly number[]): Scores {
  const pairs = labels.flatMap((y, i) => (Number.isNaN(y) ? [] : [[outputs[i]! * deviation, y * deviation]]));
  const errors = pairs.map(([p, y]) => p! - y!);
  const centre = mean(pairs.map(([, y]) => y!));
  const spread = mean(pairs.map(([, y]) => (y! - centre) ** 2));
  const squares = mean(errors.map((error) => error ** 2));
  const r2 = spread < 1e-20 ? NaN : 1 - squares / spread;
  return { rmse: Math.sqrt(squares), mae: mean(errors.map(Math.abs)), r2 };
}

/** Deviations on either side of the mean that hold 90 % of a normal distribution. */
const MIDDLE = 1.6448536;

/** The density of a normal distribution in the target's unit, and its middle 90 %. */
function ofNormals(fitted: FittedTask, outputs: readonly number[], labels: readonly number[]): Expected {
  const column = (at: number): number[] => outputs.filter((_, i) => i % 2 === at);
  const unit = fitted.deviation;
  const each = labels.flatMap((label, i) => {
    if (Number.isNaN(label)) return [];
    const deviation = unit * Math.exp(column(1)[i]! / 2);
    const z = (unit * (label - column(0)[i]!)) / deviation;
    const density = Math.exp(-(z ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
    const [within, close] = [Math.abs(z) <= MIDDLE, Math.abs(Math.abs(z) - MIDDLE) <= 1e-5];
    const size = z ** 2 / 2 + Math.abs(Math.log(deviation));
    return [{ surprise: -Math.log(density), within: Number(within), close: Number(close), size }];
  });
  return {
    scores: {
      ...ofNumbers(fitted, column(0), labels),
      nll: mean(each.map(({ surprise }) => surprise)),
      coverage: mean(each.map(({ within }) => within)),
    },
    slack: {
      nll: 1e-5 * mean(each.map(({ size }) => size)),
      coverage: mean(each.map(({ close }) => close)),
    },
  };
}

/** 2 (y ln(y / p) - (y - p)) is what a Poisson count's deviance adds up from. */
function ofCounts(fitted: FittedTask, outputs: readonly number[], labels: readonly number[]): Expected {
  const each = labels.flatMap((label, i) => {
    if (Number.isNaN(label)) return [];
    const [y, p] = [label * fitted.deviation, Math.exp(outputs[i]!) * fitted.deviation];
    const product = y === 0 ? 0 : y * Math.log(y / p);
    return [{ deviance: 2 * (product - (y - p)), size: Math.abs(product) + y + p }];
  });
  return {
    scores: {
      ...ofNumbers(fitted, outputs.map(Math.exp), labels),
      'poisson-deviance': mean(each.map(({ deviance }) => deviance)),
    },
    slack: { 'poisson-deviance': 1e-6 * mean(each.map(({ size }) => size)) },
  };
}

/** @param rows probabilities of each class */
function ofClasses(rows: readonly (readonly number[])[], labels: readonly number[]): Expected {
  const seen = rows.flatMap((p, i) => (Number.isNaN(labels[i]) ? [] : [{ p, label: labels[i]! }]));
  const classes = [...new Set(seen.map(({ label }) => label))];
  const right = ({ p, label }: (typeof seen)[number]): number =>
    p.indexOf(Math.max(...p)) === label ? 1 : 0;
  const recalls = classes.map((k) => mean(seen.filter(({ label }) => label === k).map(right)));
  const odds = ({ p }: (typeof seen)[number], k: number): number => p[k]! / againstOthers(p, k)[0]!;
  const areas = (rows[0] ?? []).map((_, k) =>
    area(
      seen.filter(({ label }) => label === k).map((row) => odds(row, k)),
      seen.filter(({ label }) => label !== k).map((row) => odds(row, k)),
    ),
  );
  return {
    scores: {
      accuracy: mean(seen.map(right)),
      'balanced-accuracy': mean(recalls),
      auc: mean(known(areas.map(({ value }) => value))),
      'log-loss': mean(seen.map(({ p, label }) => -Math.log(Math.max(2 ** -52, p[label]!)))),
    },
    slack: { auc: Math.max(...areas.map(({ close }) => (Number.isNaN(close) ? 0 : close))) },
  };
}

/** Pair by pair; and the share of pairs that are so close that they may count as equal or not. */
function area(positives: readonly number[], negatives: readonly number[]): { value: number; close: number } {
  const pairs = positives.flatMap((p) => negatives.map((n) => [p, n] as const));
  const close = ([p, n]: readonly [number, number]): boolean => p === n || Math.abs(p - n) <= 1e-5 * p;
  return {
    value: mean(pairs.map(([p, n]) => (1 + Math.sign(p - n)) / 2)),
    close: pairs.filter(close).length / pairs.length,
  };
}

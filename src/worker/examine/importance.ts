import type { ExaminedTask } from '../../shared/examination';
import { stream } from '../../shared/random/stream';
import { inputWidth, type FittedInput } from '../../shared/recipe/fitted';
import { deviation, mean } from '../../shared/statistics/moments';
import { studentQuantile } from '../../shared/statistics/student-t';
import { METRIC_SENSE, METRICS_OF_KIND } from '../../shared/task';
import { LEVEL } from './bootstrap';
import { scoresOf, type Answers, type Sample } from './scores';

/** How often each column is shuffled. */
export const REPEATS = 10;

type Importance = ExaminedTask['importance'];

/**
 * Permutation importance of each input column for each task (Breiman, 2001; Fisher, Rudin and Dominici, 2019): how much
 * worse the task's verdict metric gets when the column's cells change places among the rows. All feature columns that
 * one raw column became move together.
 * @param done called after each column with how many are done
 * @returns a list a task, most important first
 */
export function importanceOf(
  sample: Sample,
  inputs: readonly FittedInput[],
  answered: readonly Answers[],
  seed: number,
  done: (columns: number) => void,
): Importance[] {
  const lists = answered.map((): Importance => []);
  const whole = answered.map(judge);
  let at = 0;
  inputs.forEach((input, i) => {
    const columns = { from: at, to: (at += inputWidth(input)) };
    const worse = answered.map((): number[] => []);
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const order = stream(seed, 'permutation', i, repeat).permutation(sample.rows);
      const outputs = sample.forward(shuffled(sample, columns, order));
      answered.forEach((of, k) =>
        worse[k]?.push(
          lossOf(of, whole[k] ?? NaN, judge({ ...of, outputs: outputs[k] ?? new Float32Array(0) })),
        ),
      );
    }
    lists.forEach((list, k) => list.push({ column: input.column, ...meanOf(worse[k] ?? []) }));
    done(i + 1);
  });
  return lists.map((list) => list.sort((a, b) => b.value - a.value));
}

/** The metric that a verdict about the task would rest on. */
function judge(of: Answers): number {
  return scoresOf(of)[METRICS_OF_KIND[of.fitted.kind][0] ?? 'loss'] ?? NaN;
}

/** Positive when the shuffled column made it worse. */
function lossOf(of: Answers, before: number, after: number): number {
  const metric = METRICS_OF_KIND[of.fitted.kind][0] ?? 'loss';
  return METRIC_SENSE[metric] === 'score' ? before - after : after - before;
}

/** The features with some columns' cells in another order of rows. */
function shuffled(
  { features, rows }: Sample,
  columns: { from: number; to: number },
  order: Int32Array,
): Float32Array {
  const width = features.length / rows;
  const mixed = features.slice();
  for (let row = 0; row < rows; row++) {
    const from = (order[row] ?? 0) * width;
    for (let k = columns.from; k < columns.to; k++) mixed[row * width + k] = features[from + k] ?? NaN;
  }
  return mixed;
}

/** Mean of the repeats and Student's interval of that mean. */
function meanOf(values: readonly number[]): { value: number; low: number; high: number } {
  const value = mean(values);
  const half =
    (studentQuantile((1 + LEVEL) / 2, values.length - 1) * deviation(values)) / Math.sqrt(values.length);
  return { value, low: value - half, high: value + half };
}

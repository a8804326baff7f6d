import type { Link } from '../../shared/loss';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import { sigmoid, softmaxRows } from '../metrics/probabilities';

/**
 * A head's last numbers as answers.
 * @param last [rows, outputWidth], logits, standardised numbers or logarithms of counts
 * @returns the same shape: probabilities, or values in the target's unit (standardised x deviation + mean; of counts
 *   exp of the logarithm, x deviation), with a variance beside their standard deviation
 */
export function toAnswers(task: FittedTask, activation: Link, last: Float32Array): ArrayLike<number> {
  switch (activation) {
    case 'sigmoid':
      return last.map(sigmoid);
    case 'softmax':
      return softmaxRows(last, outputWidth(task));
    case 'linear':
      return last.map((standardised) => standardised * task.deviation + task.mean);
    case 'gaussian':
      return last.map(
        (x, i) => task.deviation * (i % 2 === 0 ? x : Math.exp(x / 2)) + (i % 2 === 0 ? task.mean : 0),
      );
    case 'exp':
      return last.map((logarithm) => Math.exp(logarithm) * task.deviation);
  }
}

/** Tables [rows, width] of several heads side by side as one row-major matrix. */
export function sideBySide(
  tables: readonly { width: number; values: ArrayLike<number> }[],
  rows: number,
): Float32Array {
  const whole = tables.reduce((sum, { width }) => sum + width, 0);
  const matrix = new Float32Array(rows * whole);
  let from = 0;
  for (const { width, values } of tables) {
    for (let i = 0; i < rows * width; i++)
      matrix[Math.floor(i / width) * whole + from + (i % width)] = values[i] ?? NaN;
    from += width;
  }
  return matrix;
}

import * as tf from '@tensorflow/tfjs';
import { measuresOf } from '../../../src/worker/metrics/measures';
import { tallyOf, type Scores } from '../../../src/worker/metrics/task-metrics';
import type { Answered } from './reference';

/** Scores as a run counts them on the backend of now, so many rows at once. */
export function scored({ task, fitted, outputs, labels }: Answered, rowsAtOnce = Infinity): Scores {
  const width = fitted.targets.length;
  const rows = labels.length / width;
  const tally = tallyOf(fitted, rows);
  for (let first = 0; first < rows; first += rowsAtOnce) {
    const part = (values: readonly number[]): Float32Array => {
      const columns = values.length / rows;
      return Float32Array.from(values.slice(first * columns, (first + rowsAtOnce) * columns));
    };
    const [answers, values] = [part(outputs), part(labels)];
    const count = values.length / width;
    const { sums, ranks } = tf.tidy(() => {
      const of = measuresOf(
        task,
        fitted,
        tf.tensor2d(answers, [count, answers.length / count]),
        tf.tensor2d(values, [count, width]),
      );
      return { sums: of.sums.dataSync(), ranks: of.ranks?.dataSync() ?? [] };
    });
    tally.add({ values, width, first: 0 }, sums, ranks);
  }
  return tally.scores();
}

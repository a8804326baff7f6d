import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { MetricValue } from '../../shared/run';
import type { Task } from '../../shared/task';
import { guessOutputs } from '../metrics/guess';
import { measuresOf } from '../metrics/measures';
import { asMetrics, tallyOf, type Scores } from '../metrics/task-metrics';
import { tasksOf } from './feed';
import { labelsOf, type Prepared } from './prepared';

const ROWS_AT_A_TIME = 65536;

/** What guessing from the training labels alone scores on every part. */
export function guessMetrics(plan: Plan, prepared: Prepared): MetricValue[] {
  return tasksOf(plan, prepared).flatMap(({ task, fitted }, i) => {
    const guess = guessOutputs(task, fitted, labelsOf(prepared, i, 'train'));
    return (['train', 'validation', 'test'] as const).flatMap((part) => {
      const labels = labelsOf(prepared, i, part);
      return labels.length === 0 ? [] : asMetrics(task, part, guessScores(task, fitted, guess, labels));
    });
  });
}

/** Scores of the same answer to every row. */
function guessScores(task: Task, fitted: FittedTask, guess: readonly number[], labels: Float32Array): Scores {
  const width = fitted.targets.length;
  const tally = tallyOf(fitted, labels.length / width);
  for (let at = 0; at < labels.length; at += ROWS_AT_A_TIME * width) {
    const values = labels.slice(at, at + ROWS_AT_A_TIME * width);
    const rows = values.length / width;
    const { sums, ranks } = tf.tidy(() => {
      const outputs = tf.tile(tf.tensor2d([...guess], [1, guess.length]), [rows, 1]);
      const of = measuresOf(task, fitted, outputs, tf.tensor2d(values, [rows, width]));
      return { sums: of.sums.dataSync(), ranks: of.ranks?.dataSync() ?? [] };
    });
    tally.add({ values, width, first: 0 }, sums, ranks);
  }
  return tally.scores();
}

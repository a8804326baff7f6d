import * as tf from '@tensorflow/tfjs';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import type { Task } from '../../shared/task';
import { measuresOf } from '../metrics/measures';
import { tallyOf, type Scores } from '../metrics/task-metrics';

/** What a task's head answered for some rows, and what is known of them. */
export interface Answers {
  readonly task: Task;
  readonly fitted: FittedTask;
  /** Before the last activation, [rows, outputWidth], row-major. */
  readonly outputs: Float32Array;
  /** As prepared, [rows, targets], row-major; NaN where unknown. */
  readonly labels: Float32Array;
}

/** Rows that are looked at, and what a model answers for them. */
export interface Sample {
  /** [rows, featureWidth], row-major */
  readonly features: Float32Array;
  readonly rows: number;
  /** A head each, [rows, outputWidth], before the last activation. */
  forward(features: Float32Array): Float32Array[];
}

/** The metrics of the task's kind over the rows whose label is known, as training computes them. */
export function scoresOf({ task, fitted, outputs, labels }: Answers): Scores {
  const targets = fitted.targets.length;
  const rows = labels.length / targets;
  const tally = tallyOf(fitted, rows);
  tf.tidy(() => {
    const { sums, ranks } = measuresOf(
      task,
      fitted,
      tf.tensor2d(outputs, [rows, outputWidth(fitted)]),
      tf.tensor2d(labels, [rows, targets]),
    );
    tally.add({ values: labels, width: targets, first: 0 }, sums.dataSync(), ranks?.dataSync() ?? []);
  });
  return tally.scores();
}

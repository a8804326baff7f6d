import * as tf from '@tensorflow/tfjs';
import type { MetricValue } from '../../shared/run';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import type { Part } from '../../shared/recipe/prepared';
import type { Task } from '../../shared/task';
import { asMetrics, taskScores } from '../metrics/task-metrics';
import type { Model } from '../model/model';
import { unpack } from '../model/pack';
import type { Feed } from './feed';
import { taskLosses } from './objective';

const ROWS_AT_A_TIME = 8192;

/** A part that is evaluated: its rows on the backend, and each task's labels. */
export interface EvaluatedPart {
  readonly part: Part;
  readonly feed: Feed;
  readonly labels: readonly Float32Array[];
}

export interface Evaluation {
  readonly metrics: MetricValue[];
  /** Weighted sum of the tasks' losses. */
  readonly total: number;
}

/** Loss and metrics of every task on a part. */
export function evaluate(model: Model, tasks: readonly { task: Task; fitted: FittedTask }[], parameters: tf.Tensor1D, of: EvaluatedPart): Evaluation {
  const answers = forwardAll(model, tasks, parameters, of);
  const metrics = tasks.flatMap(({ task, fitted }, i) => {
    const outputs = answers.outputs[i] ?? new Float32Array(0);
    const labels = of.labels[i] ?? new Float32Array(0);
    return asMetrics(task, of.part, { loss: answers.losses[i] ?? NaN, ...taskScores({ task, fitted, outputs, labels }) });
  });
  const total = tasks.reduce((sum, { task }, i) => sum + task.weight * (Number.isNaN(answers.losses[i]) ? 0 : (answers.losses[i] ?? 0)), 0);
  return { metrics, total: answers.diverged ? NaN : total };
}

interface Forward {
  readonly outputs: Float32Array[];
  /** NaN for a task without a known label in this part. */
  readonly losses: number[];
  readonly diverged: boolean;
}

/** Forward passes over blocks of rows; losses are averaged by how many labels each block knows. */
function forwardAll(model: Model, tasks: readonly { task: Task; fitted: FittedTask }[], parameters: tf.Tensor1D, { feed, labels }: EvaluatedPart): Forward {
  const outputs = tasks.map(({ fitted }) => new Float32Array(feed.rows * outputWidth(fitted)));
  const sums = tasks.map(() => 0);
  const known = tasks.map(() => 0);
  for (let first = 0; first < feed.rows; first += ROWS_AT_A_TIME) {
    const rows = Math.min(ROWS_AT_A_TIME, feed.rows - first);
    const losses = forwardBlock(model, tasks, parameters, feed, { first, rows }, outputs);
    tasks.forEach(({ fitted }, i) => {
      const count = countKnown(labels[i], first * fitted.targets.length, rows * fitted.targets.length);
      sums[i] = (sums[i] ?? 0) + (losses[i] ?? NaN) * count;
      known[i] = (known[i] ?? 0) + count;
    });
  }
  const losses = sums.map((sum, i) => (known[i] === 0 ? NaN : sum / (known[i] ?? 1)));
  return { outputs, losses, diverged: sums.some((sum) => !Number.isFinite(sum)) };
}

function forwardBlock(
  model: Model,
  tasks: readonly { task: Task; fitted: FittedTask }[],
  parameters: tf.Tensor1D,
  feed: Feed,
  block: { first: number; rows: number },
  into: readonly Float32Array[],
): ArrayLike<number> {
  return tf.tidy(() => {
    const whole = block.rows === feed.rows;
    const rowsOf = (matrix: tf.Tensor2D): tf.Tensor2D => (whole ? matrix : tf.slice2d(matrix, [block.first, 0], [block.rows, -1]));
    const outputs = model.forward(unpack(parameters, model.parameters), rowsOf(feed.features));
    outputs.forEach((output, i) => into[i]?.set(output.dataSync(), block.first * outputWidth((tasks[i] as { fitted: FittedTask }).fitted)));
    return taskLosses(tasks, outputs, rowsOf(feed.targets)).dataSync();
  });
}

function countKnown(labels: Float32Array | undefined, from: number, length: number): number {
  let known = 0;
  for (let i = from; i < from + length; i++) if (!Number.isNaN(labels?.[i])) known++;
  return known;
}

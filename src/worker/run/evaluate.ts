import * as tf from '@tensorflow/tfjs';
import type { MetricValue } from '../../shared/run';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';
import type { Part } from '../../shared/recipe/prepared';
import type { Task } from '../../shared/task';
import { asMetrics, taskScores } from '../metrics/task-metrics';
import type { Feed } from './feed';
import type { ForwardPass } from './forward-pass';
import { countKnown } from './targets';

const ROWS_AT_A_TIME = 8192;

/** A part that is evaluated: its rows on the backend, and each task's labels. */
export interface EvaluatedPart {
  readonly part: Part;
  readonly feed: Feed;
  readonly labels: readonly Float32Array[];
}

export interface Evaluation {
  readonly metrics: MetricValue[];
  /** Weighted sum of the losses of tasks that have a label in this part; NaN when one of them is not finite. */
  readonly total: number;
}

type Tasks = readonly { task: Task; fitted: FittedTask }[];

/** Loss and metrics of every task on a part. */
export function evaluate(
  pass: ForwardPass,
  tasks: Tasks,
  parameters: tf.Tensor1D,
  of: EvaluatedPart,
): Evaluation {
  const answers = forwardAll(pass, tasks, parameters, of);
  const metrics = tasks.flatMap(({ task, fitted }, i) => {
    const outputs = answers.outputs[i] ?? new Float32Array(0);
    const labels = of.labels[i] ?? new Float32Array(0);
    return asMetrics(task, of.part, {
      loss: answers.losses[i] ?? NaN,
      ...taskScores({ task, fitted, outputs, labels }),
    });
  });
  const weighted = tasks.map(({ task }, i) => task.weight * (answers.losses[i] ?? NaN));
  const total = weighted.reduce((sum, loss) => sum + (Number.isNaN(loss) ? 0 : loss), 0);
  return { metrics, total: answers.finite ? total : NaN };
}

interface Forward {
  readonly outputs: Float32Array[];
  /** NaN for a task without a known label in this part. */
  readonly losses: number[];
  readonly finite: boolean;
}

/** Forward passes over blocks of rows; a loss is the mean of the blocks', each counted by the labels it knows. */
function forwardAll(
  pass: ForwardPass,
  tasks: Tasks,
  parameters: tf.Tensor1D,
  { feed, labels }: EvaluatedPart,
): Forward {
  const outputs = tasks.map(({ fitted }) => new Float32Array(feed.rows * outputWidth(fitted)));
  const sums = tasks.map(() => 0);
  const known = tasks.map(() => 0);
  for (let first = 0; first < feed.rows; first += ROWS_AT_A_TIME) {
    const block = { first, rows: Math.min(ROWS_AT_A_TIME, feed.rows - first) };
    const losses = forwardBlock(pass, parameters, feed, block, outputs);
    tasks.forEach(({ task, fitted }, i) => {
      const count = countKnown(task, fitted, rowsOf(labels[i], fitted, block));
      sums[i] = (sums[i] ?? 0) + (losses[i] ?? NaN) * count;
      known[i] = (known[i] ?? 0) + count;
    });
  }
  const losses = sums.map((sum, i) => (known[i] === 0 ? NaN : sum / (known[i] ?? NaN)));
  return { outputs, losses, finite: sums.every(Number.isFinite) };
}

interface Block {
  readonly first: number;
  readonly rows: number;
}

function rowsOf(labels: Float32Array | undefined, fitted: FittedTask, { first, rows }: Block): Float32Array {
  const width = fitted.targets.length;
  return labels?.subarray(first * width, (first + rows) * width) ?? new Float32Array(0);
}

function forwardBlock(
  pass: ForwardPass,
  parameters: tf.Tensor1D,
  feed: Feed,
  { first, rows }: Block,
  into: readonly Float32Array[],
): ArrayLike<number> {
  return tf.tidy(() => {
    const part = (matrix: tf.Tensor2D): tf.Tensor2D =>
      rows === feed.rows ? matrix : tf.slice2d(matrix, [first, 0], [rows, -1]);
    const results = pass(parameters, { features: part(feed.features), targets: part(feed.targets) });
    const losses = results.pop();
    results.forEach((output, i) => into[i]?.set(output.dataSync(), first * (output.shape[1] ?? 0)));
    return losses?.dataSync() ?? [];
  });
}

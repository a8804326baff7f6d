import * as tf from '@tensorflow/tfjs';
import type { MetricValue } from '../../shared/run';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Part } from '../../shared/recipe/prepared';
import { isQuantity, type Task } from '../../shared/task';
import { asMetrics, tallyOf, type Tally } from '../metrics/task-metrics';
import { computed } from './computed';
import type { Feed } from './feed';
import type { ForwardPass } from './forward-pass';

const MOST_ROWS = 8192;
/** 64 MiB for the widest layer of a call. */
const MOST_NUMBERS = 16 * 1024 * 1024;

/** A part that is evaluated, and its rows. */
export interface EvaluatedPart {
  readonly part: Part;
  readonly feed: Feed;
  /** The most numbers that a row has on its way through the model. */
  readonly widest: number;
}

export interface Evaluation {
  readonly metrics: MetricValue[];
  /** Weighted sum of the losses of tasks that have a label in this part; NaN when one of them is not finite. */
  readonly total: number;
}

type Tasks = readonly { task: Task; fitted: FittedTask }[];

/**
 * Loss and metrics of every task on a part.
 * @throws run.computation-failed
 */
export async function evaluate(
  pass: ForwardPass,
  tasks: Tasks,
  parameters: tf.Tensor1D,
  { part, feed, widest }: EvaluatedPart,
): Promise<Evaluation> {
  const counts = tasks.map((of): Count => ({
    ...of,
    tally: tallyOf(of.fitted, feed.rows),
    sum: 0,
    known: 0,
  }));
  const rowsAtOnce = Math.max(
    1,
    Math.min(MOST_ROWS, Math.floor(MOST_NUMBERS / Math.max(feed.featureWidth, widest))),
  );
  for await (const block of feed.inOrder(rowsAtOnce)) {
    const values = computed(() =>
      tf.tidy(() => pass(parameters, block).map((result) => result.dataSync<'float32'>())),
    );
    addBlock(counts, values, { values: block.labelValues, width: block.labels.shape[1] });
  }
  const metrics = counts.flatMap((count) =>
    asMetrics(count.task, part, { loss: lossOf(count), ...count.tally.scores() }),
  );
  const finite = counts.every(({ sum }) => Number.isFinite(sum));
  const known = counts.filter((count) => count.known > 0);
  const total = known.reduce((all, count) => all + count.task.weight * lossOf(count), 0);
  return { metrics, total: finite ? total : NaN };
}

/** What the blocks of a part add up to for one task. */
interface Count {
  readonly task: Task;
  readonly fitted: FittedTask;
  readonly tally: Tally;
  /** Of losses, each counted by the labels it is a mean over. */
  sum: number;
  known: number;
}

/** NaN for a task without a known label in the part. */
function lossOf({ sum, known }: Count): number {
  return sum / known;
}

function addBlock(
  counts: readonly Count[],
  [losses, known, ...measures]: readonly Float32Array[],
  labels: { values: Float32Array; width: number },
): void {
  let first = 0;
  counts.forEach((count, i) => {
    const labelled = known?.[i] ?? NaN;
    count.sum += (losses?.[i] ?? NaN) * labelled;
    count.known += labelled;
    const [sums, ranks] = measures.splice(0, isQuantity(count.fitted.kind) ? 1 : 2);
    count.tally.add({ ...labels, first }, sums ?? [], ranks ?? []);
    first += count.fitted.targets.length;
  });
}

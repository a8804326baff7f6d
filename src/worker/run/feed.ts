import * as tf from '@tensorflow/tfjs';
import type { Plan } from '../../shared/plan';
import { stream } from '../../shared/random/stream';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Part } from '../../shared/recipe/prepared';
import { labelsOf, rangeOf, type Prepared } from './prepared';
import { targetColumns, targetMatrix } from './targets';

/** One part's rows on the backend, uploaded once. */
export interface Feed {
  readonly rows: number;
  /** [rows, featureWidth] */
  readonly features: tf.Tensor2D;
  /** [rows, all targets and masks], in the order of the tasks */
  readonly targets: tf.Tensor2D;
  /** As prepared, [rows, labelWidth], NaN where unknown; and the same numbers for JavaScript */
  readonly labels: tf.Tensor2D;
  readonly labelValues: Float32Array;
  /** Rows with a label for at least one task: the others have nothing to train on. */
  readonly labelled: Int32Array;
  dispose(): void;
}

/** Uploads the rows of a part. */
export function feedOf(plan: Plan, prepared: Prepared, part: Part): Feed {
  const { first, rows } = rangeOf(prepared.index, part);
  const from = first * prepared.featureWidth;
  const features = tf.tensor2d(prepared.features.slice(from, from + rows * prepared.featureWidth), [
    rows,
    prepared.featureWidth,
  ]);
  const targets = targetsOf(plan, prepared, part, rows);
  const labelValues = prepared.labels.slice(
    first * prepared.labelWidth,
    (first + rows) * prepared.labelWidth,
  );
  const labels = tf.tensor2d(labelValues, [rows, prepared.labelWidth]);
  return {
    rows,
    features,
    targets,
    labels,
    labelValues,
    labelled: labelledRows(prepared, part),
    dispose: () => tf.dispose([features, targets, labels]),
  };
}

/** Plan tasks beside what was fitted for them, in the order of the prepared labels. */
export function tasksOf(
  plan: Pick<Plan, 'tasks'>,
  prepared: Pick<Prepared, 'index'>,
): { task: Plan['tasks'][number]; fitted: FittedTask }[] {
  return prepared.index.fitted.tasks.map((fitted) => {
    const task = plan.tasks.find((candidate) => candidate.name === fitted.name);
    if (!task) throw new Error(`prepared for another plan: no task ${fitted.name}`);
    return { task, fitted };
  });
}

function targetsOf(plan: Plan, prepared: Prepared, part: Part, rows: number): tf.Tensor2D {
  return tf.tidy(() => {
    const matrices = tasksOf(plan, prepared).map(({ task, fitted }, i) => {
      const columns = targetColumns(task, fitted);
      return tf.tensor2d(targetMatrix(task, fitted, labelsOf(prepared, i, part)), [
        rows,
        columns.targets + columns.mask,
      ]);
    });
    return matrices.length === 1 ? (matrices[0] as tf.Tensor2D) : tf.concat2d(matrices, 1);
  });
}

function labelledRows(prepared: Prepared, part: Part): Int32Array {
  const { first, rows } = rangeOf(prepared.index, part);
  const width = prepared.labelWidth;
  const labelled = (row: number): boolean =>
    prepared.labels
      .subarray((first + row) * width, (first + row + 1) * width)
      .some((label) => !Number.isNaN(label));
  return Int32Array.from({ length: rows }, (_, row) => row).filter(labelled);
}

/** The order of the training rows in an epoch (counted from 1): a function of seed and epoch only. */
export function epochOrder(seed: number, epoch: number, rows: Int32Array): Int32Array {
  return stream(seed, 'order', epoch)
    .permutation(rows.length)
    .map((place) => rows[place] ?? 0);
}

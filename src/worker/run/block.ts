import * as tf from '@tensorflow/tfjs';
import { targetMatrix, targetWidth, type PlannedTask } from './targets';

/** Rows on the backend. */
export interface Block {
  readonly rows: number;
  /** [rows, featureWidth] */
  readonly features: tf.Tensor2D;
  /** [rows, all targets and masks], in the order of the tasks, then what rows count where they have weights */
  readonly targets: tf.Tensor2D;
  /** As prepared, [rows, labelWidth], NaN where unknown; and the same numbers for JavaScript */
  readonly labels: tf.Tensor2D;
  readonly labelValues: Float32Array;
}

/** Rows as they are prepared, row-major. */
export interface RowValues {
  readonly rows: number;
  readonly features: Float32Array;
  /** NaN where unknown. */
  readonly labels: Float32Array;
  /** What each row counts in training; null where all count the same. */
  readonly weights: Float32Array | null;
}

/** Puts rows on the backend. The arrays belong to the block until it is disposed of. */
export function blockOf(
  tasks: readonly PlannedTask[],
  { rows, features, labels, weights }: RowValues,
): Block {
  return {
    rows,
    features: tf.tensor2d(features, [rows, features.length / rows]),
    targets: tf.tensor2d(targetMatrix(tasks, labels, weights), [rows, targetWidth(tasks, weights !== null)]),
    labels: tf.tensor2d(labels, [rows, labels.length / rows]),
    labelValues: labels,
  };
}

/** Some of the rows of a block, as a block of its own. */
export function cut(block: Block, first: number, rows: number): Block {
  const part = (matrix: tf.Tensor2D): tf.Tensor2D => tf.slice2d(matrix, [first, 0], [rows, -1]);
  const width = block.labels.shape[1];
  return {
    rows,
    features: part(block.features),
    targets: part(block.targets),
    labels: part(block.labels),
    labelValues: block.labelValues.subarray(first * width, (first + rows) * width),
  };
}

export function disposeBlock({ features, targets, labels }: Block): void {
  tf.dispose([features, targets, labels]);
}

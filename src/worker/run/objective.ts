import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import { lossSettingsOf, type Task } from '../../shared/task';
import { lossFunction } from '../losses/losses';
import { targetColumns } from './targets';

type Tasks = readonly { task: Task; fitted: FittedTask }[];

/**
 * Each task's loss on a batch: the mean over its known labels, each times what it counts.
 * @param outputs a task's outputs, [batch, outputWidth], in the order of the tasks
 * @param targets [batch, all targets and masks, row weights where there are any]
 * @param training whether rows count by their weights; where answers are measured all count the same
 * @returns [tasks], unweighted by task
 */
export function taskLosses(
  tasks: Tasks,
  outputs: readonly tf.Tensor2D[],
  targets: tf.Tensor2D,
  training: boolean,
): tf.Tensor1D {
  const { own, rows } = labelsOf(tasks, targets);
  const losses = own.map(({ task, labels, mask }, i) => {
    const shares = tf.div<tf.Tensor2D>(mask, tf.maximum(tf.sum(knownOf(task, mask)), 1));
    const counts = training && rows ? tf.mul<tf.Tensor2D>(shares, rows) : shares;
    return lossFunction(lossSettingsOf(task))(outputs[i] as tf.Tensor2D, labels, counts);
  });
  return tf.stack(losses) as tf.Tensor1D;
}

/** How many labels of a batch each task's loss is a mean over, [tasks]: known cells, or rows known whole. */
export function knownLabels(tasks: Tasks, targets: tf.Tensor2D): tf.Tensor1D {
  const known = labelsOf(tasks, targets).own.map(({ task, mask }) => tf.sum<tf.Scalar>(knownOf(task, mask)));
  return tf.stack(known) as tf.Tensor1D;
}

/** 1 for each known label, however much it counts. */
function knownOf(task: Task, mask: tf.Tensor2D): tf.Tensor2D {
  const settings = lossSettingsOf(task);
  return 'classWeights' in settings && settings.classWeights ? tf.sign(mask) : mask;
}

interface TaskLabels {
  readonly task: Task;
  readonly labels: tf.Tensor2D;
  /** 0 where unknown, else what the label counts. */
  readonly mask: tf.Tensor2D;
}

/** @returns each task's own columns, and the row weights [batch, 1] behind them */
function labelsOf(tasks: Tasks, targets: tf.Tensor2D): { own: TaskLabels[]; rows: tf.Tensor2D | undefined } {
  const widths = tasks.flatMap(({ task, fitted }) => {
    const columns = targetColumns(task, fitted);
    return [columns.targets, columns.mask];
  });
  const weighted = targets.shape[1] > widths.reduce((sum, width) => sum + width, 0);
  const pieces = tf.split<tf.Tensor2D>(targets, weighted ? [...widths, 1] : widths, 1);
  const own = tasks.map(({ task }, i) => ({
    task,
    labels: pieces[2 * i] as tf.Tensor2D,
    mask: pieces[2 * i + 1] as tf.Tensor2D,
  }));
  return { own, rows: pieces[2 * tasks.length] };
}

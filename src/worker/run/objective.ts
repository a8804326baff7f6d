import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import { lossOf, type Task } from '../../shared/task';
import { LOSSES } from '../losses/losses';
import { targetColumns } from './targets';

type Tasks = readonly { task: Task; fitted: FittedTask }[];

/**
 * Each task's loss on a batch.
 * @param outputs a task's outputs, [batch, outputWidth], in the order of the tasks
 * @param targets [batch, all targets and masks]
 * @returns [tasks], unweighted
 */
export function taskLosses(tasks: Tasks, outputs: readonly tf.Tensor2D[], targets: tf.Tensor2D): tf.Tensor1D {
  const pieces = piecesOf(tasks, targets);
  const losses = tasks.map(({ task }, i) =>
    LOSSES[lossOf(task)](
      outputs[i] as tf.Tensor2D,
      pieces[2 * i] as tf.Tensor2D,
      pieces[2 * i + 1] as tf.Tensor2D,
    ),
  );
  return tf.stack(losses) as tf.Tensor1D;
}

/** How many labels of a batch each task's loss is a mean over, [tasks]: known cells, or rows known whole. */
export function knownLabels(tasks: Tasks, targets: tf.Tensor2D): tf.Tensor1D {
  const pieces = piecesOf(tasks, targets);
  return tf.stack(tasks.map((_, i) => tf.sum(pieces[2 * i + 1] as tf.Tensor2D))) as tf.Tensor1D;
}

/** The targets and the mask of each task. */
function piecesOf(tasks: Tasks, targets: tf.Tensor2D): tf.Tensor[] {
  const widths = tasks.flatMap(({ task, fitted }) => {
    const columns = targetColumns(task, fitted);
    return [columns.targets, columns.mask];
  });
  return tf.split(targets, widths, 1);
}

import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import { lossOf, type Task } from '../../shared/task';
import { LOSSES } from '../losses/losses';
import { targetColumns } from './targets';

/**
 * Each task's loss on a batch.
 * @param outputs a task's outputs, [batch, outputWidth], in the order of the tasks
 * @param targets [batch, all targets and masks]
 * @returns [tasks], unweighted
 */
export function taskLosses(
  tasks: readonly { task: Task; fitted: FittedTask }[],
  outputs: readonly tf.Tensor2D[],
  targets: tf.Tensor2D,
): tf.Tensor1D {
  const widths = tasks.flatMap(({ task, fitted }) => {
    const columns = targetColumns(task, fitted);
    return [columns.targets, columns.mask];
  });
  const pieces = tf.split(targets, widths, 1);
  const losses = tasks.map(({ task }, i) =>
    LOSSES[lossOf(task)](
      outputs[i] as tf.Tensor2D,
      pieces[2 * i] as tf.Tensor2D,
      pieces[2 * i + 1] as tf.Tensor2D,
    ),
  );
  return tf.stack(losses) as tf.Tensor1D;
}

import type { FittedTask } from '../../shared/recipe/fitted';
import { outputWidth } from '../../shared/recipe/fitted';
import { lossOf, type Task } from '../../shared/task';

/** How a task's columns stand in the matrix of targets: its targets, then its mask of known labels. */
export interface TargetColumns {
  readonly targets: number;
  readonly mask: number;
}

export function targetColumns(task: Task, fitted: FittedTask): TargetColumns {
  const targets = outputWidth(fitted);
  return { targets, mask: lossOf(task) === 'sigmoid-cross-entropy' ? targets : 1 };
}

/**
 * Labels as a loss wants them.
 * @param labels [rows, targets], NaN where unknown
 * @returns [rows, targets + mask]: numbers and yes/no as they are, classes one-hot; 0 where unknown, mask 1 where known
 */
export function targetMatrix(task: Task, fitted: FittedTask, labels: Float32Array): Float32Array {
  const columns = targetColumns(task, fitted);
  const rows = labels.length / fitted.targets.length;
  const matrix = new Float32Array(rows * (columns.targets + columns.mask));
  for (let row = 0; row < rows; row++) {
    const from = labels.subarray(row * fitted.targets.length, (row + 1) * fitted.targets.length);
    const into = matrix.subarray(
      row * (columns.targets + columns.mask),
      (row + 1) * (columns.targets + columns.mask),
    );
    writeRow(fitted, columns, from, into);
  }
  return matrix;
}

function writeRow(
  fitted: FittedTask,
  columns: TargetColumns,
  labels: Float32Array,
  into: Float32Array,
): void {
  const known = labels.map((label) => (Number.isNaN(label) ? 0 : 1));
  if (fitted.kind === 'classes') {
    if (known[0] === 1) into[labels[0] ?? 0] = 1;
  } else {
    labels.forEach((label, i) => (into[i] = known[i] === 1 ? label : 0));
  }
  if (columns.mask === known.length) into.set(known, columns.targets);
  else into[columns.targets] = known.every((one) => one === 1) ? 1 : 0;
}

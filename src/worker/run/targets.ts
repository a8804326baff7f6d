import type { FittedTask } from '../../shared/recipe/fitted';
import { outputWidth } from '../../shared/recipe/fitted';
import { lossOf, type Task } from '../../shared/task';

/** How a task's columns stand in the matrix of targets: its targets, then its mask of known labels. */
export interface TargetColumns {
  readonly targets: number;
  readonly mask: number;
}

type Tasks = readonly { readonly task: Task; readonly fitted: FittedTask }[];

export function targetColumns(task: Task, fitted: FittedTask): TargetColumns {
  const targets = outputWidth(fitted);
  return { targets, mask: lossOf(task) === 'sigmoid-cross-entropy' ? targets : 1 };
}

/** Columns of the matrix of targets. */
export function targetWidth(tasks: Tasks): number {
  return tasks.reduce((sum, { task, fitted }) => {
    const { targets, mask } = targetColumns(task, fitted);
    return sum + targets + mask;
  }, 0);
}

/**
 * Labels as losses want them.
 * @param labels [rows, targets of all tasks], NaN where unknown
 * @returns [rows, targetWidth], a task's targets and mask after another's: numbers and yes/no as they are, classes
 *   one-hot; 0 where unknown, mask 1 where known
 */
export function targetMatrix(tasks: Tasks, labels: Float32Array): Float32Array {
  const labelWidth = tasks.reduce((sum, { fitted }) => sum + fitted.targets.length, 0);
  const width = targetWidth(tasks);
  const matrix = new Float32Array((labels.length / labelWidth) * width);
  let [from, to] = [0, 0];
  for (const { task, fitted } of tasks) {
    const columns = targetColumns(task, fitted);
    const cells = fitted.targets.length;
    for (let label = from, at = to; label < labels.length; label += labelWidth, at += width) {
      const known =
        fitted.kind === 'classes'
          ? writeClass(labels, label, matrix, at)
          : writeCells(labels, label, cells, matrix, at);
      if (columns.mask !== cells) matrix[at + columns.targets] = known === cells ? 1 : 0;
      else writeMask(labels, label, cells, matrix, at + columns.targets);
    }
    from += cells;
    to += columns.targets + columns.mask;
  }
  return matrix;
}

/** @returns how many labels are known */
function writeClass(labels: Float32Array, from: number, into: Float32Array, at: number): number {
  const label = labels[from] ?? NaN;
  if (Number.isNaN(label)) return 0;
  into[at + label] = 1;
  return 1;
}

function writeCells(
  labels: Float32Array,
  from: number,
  cells: number,
  into: Float32Array,
  at: number,
): number {
  let known = 0;
  for (let cell = 0; cell < cells; cell++) {
    const label = labels[from + cell] ?? NaN;
    if (Number.isNaN(label)) continue;
    into[at + cell] = label;
    known += 1;
  }
  return known;
}

function writeMask(labels: Float32Array, from: number, cells: number, into: Float32Array, at: number): void {
  for (let cell = 0; cell < cells; cell++) into[at + cell] = Number.isNaN(labels[from + cell]) ? 0 : 1;
}

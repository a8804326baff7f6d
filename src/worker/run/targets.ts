import type { FittedTask } from '../../shared/recipe/fitted';
import { linkOf, type Task } from '../../shared/task';
import type { ClassWeights } from '../losses/class-weights';

/** How a task's columns stand in the matrix of targets: its targets, then its mask of known labels. */
export interface TargetColumns {
  readonly targets: number;
  readonly mask: number;
}

/** A task of a plan beside what was fitted for it. */
export interface PlannedTask {
  readonly task: Task;
  readonly fitted: FittedTask;
  /** What the classes count in its loss; left out where that is not known yet. */
  readonly classWeights?: ClassWeights;
}

type Tasks = readonly PlannedTask[];

export function targetColumns(task: Task, fitted: FittedTask): TargetColumns {
  const targets = fitted.kind === 'classes' ? fitted.classes.length : fitted.targets.length;
  return { targets, mask: linkOf(task) === 'sigmoid' ? targets : 1 };
}

/** Columns of the matrix of targets. @param weighted whether rows have weights, which stand last */
export function targetWidth(tasks: Tasks, weighted = false): number {
  return tasks.reduce((sum, { task, fitted }) => {
    const { targets, mask } = targetColumns(task, fitted);
    return sum + targets + mask;
  }, Number(weighted));
}

/**
 * Labels as losses want them.
 * @param labels [rows, targets of all tasks], NaN where unknown
 * @param weights what each row counts in training; null where all count the same
 * @returns [rows, targetWidth], a task's targets and mask after another's: numbers and yes/no as they are, classes
 *   one-hot; 0 where unknown, and in the mask what the label counts where known: 1, or its class's weight
 */
export function targetMatrix(
  tasks: Tasks,
  labels: Float32Array,
  weights: Float32Array | null = null,
): Float32Array {
  const labelWidth = tasks.reduce((sum, { fitted }) => sum + fitted.targets.length, 0);
  const width = targetWidth(tasks, weights !== null);
  const matrix = new Float32Array((labels.length / labelWidth) * width);
  let [from, to] = [0, 0];
  for (const { task, fitted, classWeights = null } of tasks) {
    const columns = targetColumns(task, fitted);
    const cells = fitted.targets.length;
    for (let label = from, at = to; label < labels.length; label += labelWidth, at += width) {
      const known =
        fitted.kind === 'classes'
          ? writeClass(labels, label, matrix, at)
          : writeCells(labels, label, cells, matrix, at);
      if (columns.mask !== cells) matrix[at + columns.targets] = known === cells ? 1 : 0;
      else
        writeMask(
          labels,
          label,
          classWeights,
          matrix.subarray(at + columns.targets, at + columns.targets + cells),
        );
    }
    from += cells;
    to += columns.targets + columns.mask;
  }
  weights?.forEach((weight, row) => (matrix[(row + 1) * width - 1] = weight));
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

function writeMask(labels: Float32Array, from: number, weights: ClassWeights, into: Float32Array): void {
  for (let cell = 0; cell < into.length; cell++) {
    const label = labels[from + cell] ?? NaN;
    into[cell] = Number.isNaN(label) ? 0 : (weights?.[cell]?.[label] ?? 1);
  }
}

/** Labels as they stand in the table, and what a recipe does to those of the training part. */
import type { ColumnType } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { stream } from '../../../shared/random/stream';
import { levelOf } from '../../../shared/recipe/encode';
import type { Recipe } from '../../../shared/recipe/recipe';
import type { Task } from '../../../shared/task';
import type { CellColumn } from './cell-column';

/** One task's labels: for each target its type and a cell a row of the dataset. */
export interface RawLabels {
  readonly task: Task;
  readonly targets: readonly { readonly type: ColumnType; readonly cells: CellColumn }[];
}

/** Whether a row has a label; a row of several yes/no targets needs them all. */
export function isLabelled({ targets }: RawLabels, row: number): boolean {
  return targets.every(({ cells }) => (cells.at(row) ?? '') !== '');
}

export function labelledRows(labels: RawLabels, rows: Int32Array): Int32Array {
  return rows.filter((row) => isLabelled(labels, row));
}

/**
 * Hides labels of the training rows until only the wanted number is left. Which ones depends on the seed and the
 * labelled rows, not on other tasks, so that twins see the same; a smaller number is a part of a larger one.
 * @throws plan.too-few-labels
 */
export function hideLabels(labels: RawLabels, train: Int32Array, recipe: Recipe, seed: number): void {
  const { name } = labels.task;
  const wish = new Map(Object.entries(recipe.keepLabels)).get(name);
  if (!wish) return;
  const labelled = labelledRows(labels, train);
  const strata = wish.each ? byClass(labels, labelled) : [labelled];
  const kept = new Set(strata.flatMap((rows, i) => drawn(rows, wish.keep, seed, i, name)));
  for (const { cells } of labels.targets) {
    for (const row of train) if (!kept.has(row)) cells.put(row, null);
  }
}

function byClass({ targets }: RawLabels, rows: Int32Array): Int32Array[] {
  const classes = new Map<string, number[]>();
  for (const row of rows) {
    const level = JSON.stringify(targets.map(({ cells }) => levelOf(cells.at(row))));
    const members = classes.get(level);
    if (members) members.push(row);
    else classes.set(level, [row]);
  }
  return [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => Int32Array.from(members));
}

function drawn(rows: Int32Array, keep: number, seed: number, stratum: number, task: string): number[] {
  if (rows.length < keep) throw new AppError('plan.too-few-labels', { task, keep, found: rows.length });
  const order = stream(seed, 'labels', stratum).permutation(rows.length);
  return [...order.subarray(0, keep)].map((at) => rows[at] ?? 0);
}

/** Shuffles a task's visible training labels among the rows that have one: a control from which nothing can be learned. */
export function shuffleLabels(labels: RawLabels, train: Int32Array, recipe: Recipe, seed: number): void {
  if (!recipe.shuffleLabels.includes(labels.task.name)) return;
  const rows = labelledRows(labels, train);
  const order = stream(seed, 'permutation').permutation(rows.length);
  for (const { cells } of labels.targets) {
    const before = Array.from(rows, (row) => cells.at(row));
    rows.forEach((row, i) => cells.put(row, before[order[i] ?? 0] ?? null));
  }
}

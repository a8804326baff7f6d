import type { Cell, ColumnType } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { stream } from '../../shared/random/stream';
import { encodeLabel, levelOf } from '../../shared/recipe/encode';
import type { FittedTask } from '../../shared/recipe/fitted';
import type { Recipe } from '../../shared/recipe/recipe';
import type { Task } from '../../shared/task';
import { deviationOf, sortLevels } from './fit-inputs';
import type { Parts } from './split/parts';

/** One task's raw labels: an array of cells for each target, a cell a row. */
export interface RawLabels {
  readonly task: Task;
  readonly types: readonly ColumnType[];
  readonly cells: Cell[][];
}

/** Whether a row has a label; a multi-label row needs them all. */
export function isLabelled(labels: RawLabels, row: number): boolean {
  return labels.cells.every((column) => levelOf(column[row] ?? null) !== null);
}

/**
 * Hides training labels until only the wanted number is left, drawn by seed: the same rows for the same task,
 * whatever other tasks are trained.
 * @throws plan.too-few-labels
 */
export function hideLabels(labels: RawLabels, parts: Parts, recipe: Recipe, seed: number): void {
  const wish = recipe.keepLabels[labels.task.name];
  if (!wish) return;
  const labelled = [...parts.train].filter((row) => isLabelled(labels, row));
  const strata = wish.each ? byClass(labels, labelled) : [labelled];
  const kept = new Set(strata.flatMap((rows, i) => drawn(rows, wish.keep, seed, i, labels.task.name)));
  for (const row of parts.train) {
    if (!kept.has(row)) for (const column of labels.cells) column[row] = null;
  }
}

function byClass(labels: RawLabels, rows: readonly number[]): number[][] {
  const classes = new Map<string, number[]>();
  for (const row of rows) {
    const level = labels.cells.map((column) => levelOf(column[row] ?? null)).join('\u0000');
    classes.set(level, [...(classes.get(level) ?? []), row]);
  }
  return [...classes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => members);
}

function drawn(rows: readonly number[], keep: number, seed: number, stratum: number, task: string): number[] {
  if (rows.length < keep) throw new AppError('plan.too-few-labels', { task, keep, found: rows.length });
  return [...stream(seed, 'labels', stratum).permutation(rows.length).subarray(0, keep)].map(
    (at) => rows[at] ?? 0,
  );
}

/** Shuffles a task's training labels among the rows that have one: a control from which nothing can be learned. */
export function shuffleLabels(labels: RawLabels, parts: Parts, recipe: Recipe, seed: number): void {
  if (!recipe.shuffleLabels.includes(labels.task.name)) return;
  const rows = [...parts.train].filter((row) => isLabelled(labels, row));
  const order = stream(seed, 'permutation').permutation(rows.length);
  for (const column of labels.cells) {
    const before = rows.map((row) => column[row] ?? null);
    rows.forEach((row, i) => (column[row] = before[order[i] ?? 0] ?? null));
  }
}

/**
 * Fits a task on its visible training labels: classes in order, or mean and deviation of a number.
 * @throws data.one-class, data.empty-split (training), data.not-number, data.too-small
 */
export function fitTask(labels: RawLabels, parts: Parts): FittedTask {
  const { task, types, cells } = labels;
  const rows = [...parts.train].filter((row) => isLabelled(labels, row));
  if (rows.length === 0) throw new AppError('data.empty-split', { part: 'train', task: task.name });
  const base = {
    name: task.name,
    kind: task.kind,
    targets: [...task.targets],
    classes: [],
    mean: 0,
    deviation: 1,
  };
  if (task.kind === 'number') return { ...base, ...momentsOf(cells[0] ?? [], rows, task) };
  const levels = new Set(cells.flatMap((column) => rows.map((row) => levelOf(column[row] ?? null) ?? '')));
  const classes = sortLevels([...levels], types[0] ?? 'text');
  if (classes.length < 2) throw new AppError('data.one-class', { task: task.name, value: classes[0] ?? '' });
  if (task.kind !== 'classes' && classes.length > 2) {
    throw new AppError('data.too-small', {
      task: task.name,
      need: 'exactly 2 values for yes or no',
      found: `${classes.length} values`,
    });
  }
  return { ...base, classes };
}

function momentsOf(
  cells: readonly Cell[],
  rows: readonly number[],
  task: Task,
): { mean: number; deviation: number } {
  const values = rows.map((row) => {
    const cell = cells[row] ?? null;
    if (typeof cell !== 'number')
      throw new AppError('data.not-number', {
        column: task.targets[0] ?? '',
        row: row + 1,
        value: String(cell),
      });
    return cell;
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: deviationOf(squares, values.length) };
}

/** A row's labels as training uses them, one number a target. */
export function labelsOfRow(labels: RawLabels, fitted: FittedTask, row: number): number[] {
  return labels.cells.map((column) => encodeLabel(fitted, column[row] ?? null));
}

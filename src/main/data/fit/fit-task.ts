import { AppError } from '../../../shared/errors/app-error';
import { levelOf } from '../../../shared/recipe/encode';
import type { FittedTask } from '../../../shared/recipe/fitted';
import { isQuantity } from '../../../shared/task';
import { isLabelled, labelledRows, type RawLabels } from '../labels/labels';
import { sortLevels } from './levels';
import { Moments } from './moments';

const LEAST_NUMBERS = 2;
const MOST_NAMED = 5;

/** The classes that the training rows know, in the order of their index; none for a number or a count. */
export function classesOf({ task, targets }: RawLabels, train: Int32Array): string[] {
  if (isQuantity(task.kind)) return [];
  const levels = new Set<string>();
  for (const { cells } of targets) {
    for (const row of train) {
      const level = levelOf(cells.at(row));
      if (level !== null) levels.add(level);
    }
  }
  return sortLevels(levels, targets[0]?.type ?? 'text');
}

/**
 * Fits a task on its visible training labels.
 * @param classes what `classesOf` found before labels were hidden: that a class exists is known, whoever has it
 * @throws data.empty-split, data.one-class, data.not-binary, data.too-small, data.not-number, data.no-counts
 */
export function fitTask(labels: RawLabels, classes: readonly string[], train: Int32Array): FittedTask {
  const { name, kind, targets } = labels.task;
  const rows = labelledRows(labels, train);
  if (rows.length === 0) throw new AppError('data.empty-split', { part: 'train', task: name });
  const fitted = { name, kind, targets: [...targets], classes: [...classes], mean: 0, deviation: 1 };
  if (kind === 'number') return { ...fitted, ...fitNumber(labels, rows) };
  if (kind === 'count') return { ...fitted, deviation: meanCount(labels, rows) };
  refuseOneClass(labels, rows);
  if (kind !== 'classes' && classes.length !== 2) {
    const values = classes.slice(0, MOST_NAMED).join(', ');
    throw new AppError('data.not-binary', { task: name, found: classes.length, values });
  }
  return fitted;
}

function fitNumber({ task, targets }: RawLabels, rows: Int32Array): { mean: number; deviation: number } {
  const moments = new Moments();
  for (const row of rows) {
    const cell = targets[0]?.cells.at(row);
    if (typeof cell !== 'number') {
      throw new AppError('data.not-number', {
        column: task.targets[0] ?? '',
        row: row + 1,
        value: String(cell),
      });
    }
    moments.add(cell);
  }
  if (moments.count < LEAST_NUMBERS) {
    throw new AppError('data.too-small', { task: task.name, need: LEAST_NUMBERS, found: moments.count });
  }
  return { mean: moments.mean, deviation: moments.deviation };
}

/** @throws data.no-counts where nothing was ever counted: 0 has no logarithm */
function meanCount(labels: RawLabels, rows: Int32Array): number {
  const { mean } = fitNumber(labels, rows);
  if (mean === 0) throw new AppError('data.no-counts', { task: labels.task.name });
  return mean;
}

/** @throws data.not-count at the first label of a count that is negative or not whole, in any part */
export function refuseUncounted({ task, targets }: RawLabels, rows: Int32Array): void {
  if (task.kind !== 'count') return;
  for (const row of rows) {
    const cell = targets[0]?.cells.at(row) ?? null;
    if (typeof cell === 'number' && (cell < 0 || !Number.isInteger(cell)))
      throw new AppError('data.not-count', {
        column: task.targets[0] ?? '',
        row: row + 1,
        value: String(cell),
      });
  }
}

function refuseOneClass({ task, targets }: RawLabels, rows: Int32Array): void {
  for (const { cells } of targets) {
    const value = levelOf(cells.at(rows[0] ?? 0)) ?? '';
    if (rows.every((row) => levelOf(cells.at(row)) === value)) {
      throw new AppError('data.one-class', { task: task.name, value });
    }
  }
}

/** @throws data.empty-split when no row of a part has a label of the task */
export function refuseUnlabelled(labels: RawLabels, part: string, rows: Int32Array): void {
  if (!rows.some((row) => isLabelled(labels, row))) {
    throw new AppError('data.empty-split', { part, task: labels.task.name });
  }
}

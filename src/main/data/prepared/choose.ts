/** The rows of a plan: which part each is in and what its labels are. */
import { setImmediate } from 'node:timers/promises';
import { levelOf } from '../../../shared/recipe/encode';
import type { Dataset } from '../../../shared/dataset';
import type { Plan } from '../../../shared/plan';
import type { Recipe } from '../../../shared/recipe/recipe';
import type { Task } from '../../../shared/task';
import { classesOf } from '../fit/fit-task';
import { CellColumn } from '../labels/cell-column';
import { hideLabels, isLabelled, labelledRows, shuffleLabels, type RawLabels } from '../labels/labels';
import { rowWeights, weightColumn } from '../labels/weights';
import { splitRows } from '../split/parts';
import type { Parts } from '../split/shares';
import type { DatasetStore } from '../store';

export interface ChosenTask {
  readonly labels: RawLabels;
  /** Known classes, those of hidden labels too. */
  readonly classes: readonly string[];
  /** Labelled rows of the dataset, after row filters and before labels are hidden. */
  readonly pool: number;
}

export interface ChosenRows {
  /** Row ids. Training rows without a visible label of any task are not among them. */
  readonly parts: Parts;
  /** All rows of the training part: twins that see different labels fit their inputs on the same rows. */
  readonly fitOn: Int32Array;
  readonly tasks: readonly ChosenTask[];
  /** What each training row counts; null where all count the same. */
  readonly weights: Float32Array | null;
}

type Source = Pick<DatasetStore, 'rows' | 'repeats'>;

/**
 * Filters and splits rows, then hides and shuffles labels of the training part.
 * @throws data.column-unknown, data.weight, data.no-weight, plan.split, plan.too-few-labels
 */
export async function chooseRows(store: Source, dataset: Dataset, plan: Plan): Promise<ChosenRows> {
  const { recipe, seed } = plan;
  const columns = await readColumns(store, dataset, columnsNeeded(plan));
  const cellsOf = (name: string): CellColumn => columns.get(name) ?? CellColumn.of(0);
  const repeats = recipe.duplicates === 'drop' ? await store.repeats(dataset.id) : [];
  const kept = keptRows(dataset.rows, recipe, cellsOf, new Set(repeats));
  const { by } = recipe.split;
  const keys = by === undefined ? [] : Array.from(kept, (row) => cellsOf(by).at(row));
  const local = splitRows(kept.length, recipe.split, recipe.split.seed ?? seed, keys);
  const rowsOf = (part: Int32Array): Int32Array => part.map((at) => kept[at] ?? 0);
  const parts = {
    train: rowsOf(local.train),
    validation: rowsOf(local.validation),
    test: rowsOf(local.test),
  };
  const tasks: ChosenTask[] = [];
  for (const task of plan.tasks) {
    // Millions of labels take a while: whoever waits beside gets a turn between two tasks.
    await setImmediate();
    tasks.push(chooseLabels({ task, targets: targetsOf(dataset, task, recipe, cellsOf) }, parts, kept, plan));
  }
  const train = parts.train.filter((row) => tasks.some(({ labels }) => isLabelled(labels, row)));
  const weight = weightColumn(recipe);
  const weights = weight === undefined ? null : rowWeights(weight, cellsOf(weight), train);
  return { parts: { ...parts, train }, fitOn: parts.train, tasks, weights };
}

/** Labels that the recipe hides or shuffles are changed, so they are a copy: a column may be wanted as it is, too. */
function targetsOf(
  dataset: Dataset,
  { name, targets }: Task,
  { keepLabels, shuffleLabels }: Recipe,
  cellsOf: (column: string) => CellColumn,
): RawLabels['targets'] {
  const types = new Map(dataset.columns.map((column) => [column.name, column.type]));
  const changed = Object.hasOwn(keepLabels, name) || shuffleLabels.includes(name);
  return targets.map((target) => {
    const cells = cellsOf(target);
    return { type: types.get(target) ?? 'text', cells: changed ? cells.copy() : cells };
  });
}

function chooseLabels(labels: RawLabels, parts: Parts, kept: Int32Array, { recipe, seed }: Plan): ChosenTask {
  const chosen = { labels, classes: classesOf(labels, parts.train), pool: labelledRows(labels, kept).length };
  hideLabels(labels, parts.train, recipe, seed);
  shuffleLabels(labels, parts.train, recipe, seed);
  return chosen;
}

function columnsNeeded({ tasks, recipe }: Plan): string[] {
  const { by } = recipe.split;
  const targets = tasks.flatMap((task) => task.targets);
  const filters = recipe.rows.map((filter) => filter.column);
  const others = [by, weightColumn(recipe)].filter((column) => column !== undefined);
  return [...new Set([...targets, ...filters, ...others])];
}

/** Whole columns, a cell a row of the dataset. */
async function readColumns(
  store: Source,
  dataset: Dataset,
  names: readonly string[],
): Promise<Map<string, CellColumn>> {
  const columns = new Map(names.map((name) => [name, CellColumn.of(dataset.rows)]));
  if (names.length === 0) return columns;
  for await (const chunk of store.rows(dataset.id, names)) {
    names.forEach((name, i) => {
      const into = columns.get(name);
      chunk.columns[i]?.forEach((cell, at) => into?.put(chunk.first + at, cell));
    });
  }
  return columns;
}

function keptRows(
  total: number,
  { rows }: Recipe,
  cellsOf: (column: string) => CellColumn,
  left: ReadonlySet<number>,
): Int32Array {
  const filters = rows.map((filter) => ({
    cells: cellsOf(filter.column),
    wanted: new Set(filter.in.map(levelOf)),
  }));
  const all = Int32Array.from({ length: total }, (_, row) => row).filter((row) => !left.has(row));
  return filters.length === 0
    ? all
    : all.filter((row) => filters.every(({ cells, wanted }) => wanted.has(levelOf(cells.at(row)))));
}

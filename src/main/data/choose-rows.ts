import type { Cell, Dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import { levelOf } from '../../shared/recipe/encode';
import { hideLabels, isLabelled, shuffleLabels, type RawLabels } from './labels';
import { splitRows, type Parts } from './split/parts';
import type { DatasetStore } from './store';

/** The rows of a plan by part, as row ids of the dataset, and every task's labels by row id. */
export interface ChosenRows {
  readonly parts: Parts;
  readonly labels: readonly RawLabels[];
  /** Task name -> labelled rows before any were hidden. */
  readonly pools: Readonly<Record<string, number>>;
}

/** Filters and splits the rows, hides and shuffles labels as the recipe says, and leaves out training rows that no task can learn from. */
export async function chooseRows(store: DatasetStore, dataset: Dataset, plan: Plan): Promise<ChosenRows> {
  const { recipe } = plan;
  const by = recipe.split.by;
  const named = [
    ...new Set([
      ...plan.tasks.flatMap((task) => task.targets),
      ...recipe.rows.map((filter) => filter.column),
      ...(by === undefined ? [] : [by]),
    ]),
  ];
  const columns = await wholeColumns(store, dataset, named);
  const kept = keptRows(dataset.rows, plan, columns);
  const seed = recipe.split.seed ?? plan.seed;
  const local = splitRows(
    kept.length,
    recipe.split,
    seed,
    kept.map((row) => columns.get(by ?? '')?.[row] ?? null),
  );
  const parts = mapParts(local, (at) => kept[at] ?? 0);
  const labels = plan.tasks.map((task): RawLabels => ({
    task,
    types: task.targets.map(
      (target) => dataset.columns.find((column) => column.name === target)?.type ?? 'text',
    ),
    cells: task.targets.map((target) => [...(columns.get(target) ?? [])]),
  }));
  const pools = Object.fromEntries(
    labels.map((one) => [one.task.name, kept.filter((row) => isLabelled(one, row)).length]),
  );
  for (const one of labels) {
    hideLabels(one, parts, recipe, plan.seed);
    shuffleLabels(one, parts, recipe, plan.seed);
  }
  const train = parts.train.filter((row) => labels.some((one) => isLabelled(one, row)));
  return { parts: { ...parts, train }, labels, pools };
}

function keptRows(total: number, plan: Plan, columns: ReadonlyMap<string, readonly Cell[]>): number[] {
  const filters = plan.recipe.rows.map((filter) => ({
    cells: columns.get(filter.column) ?? [],
    in: new Set(filter.in.map(levelOf)),
  }));
  const all = Array.from({ length: total }, (_, row) => row);
  return all.filter((row) => filters.every((filter) => filter.in.has(levelOf(filter.cells[row] ?? null))));
}

/** @throws data.column-unknown */
async function wholeColumns(
  store: DatasetStore,
  dataset: Dataset,
  names: readonly string[],
): Promise<Map<string, Cell[]>> {
  const known = new Set(dataset.columns.map((column) => column.name));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new AppError('data.column-unknown', { column: unknown, guess: [...known][0] ?? '' });
  const columns = new Map(names.map((name): [string, Cell[]] => [name, []]));
  for await (const chunk of store.rows(dataset.id, names)) {
    names.forEach((name, i) => {
      const into = columns.get(name);
      for (const cell of chunk.columns[i] ?? []) into?.push(cell);
    });
  }
  return columns;
}

function mapParts(parts: Parts, to: (at: number) => number): Parts {
  return { train: parts.train.map(to), validation: parts.validation.map(to), test: parts.test.map(to) };
}

import type { ColumnProfile, Dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { recipe as recipeSchema, type Recipe } from '../../shared/recipe/recipe';
import { task as taskSchema, type Task, type TaskKind } from '../../shared/task';

/** Whole numbers with at most this many values, each on average often enough, are classes. */
const MOST_NUMBER_CLASSES = 12;
const ROWS_A_CLASS = 10;
const MOST_CLASSES = 1000;

/**
 * What the targets probably are, and a recipe that goes with them: ids and constants left out, all else input.
 * @throws data.column-unknown, data.too-small when a target has too few or far too many values
 */
export function guessTasks(dataset: Dataset, targets: readonly string[]): { tasks: Task[]; recipe: Recipe } {
  const chosen = targets.map((target) => {
    const column = dataset.columns.find((candidate) => candidate.name === target);
    if (!column)
      throw new AppError('data.column-unknown', { column: target, guess: dataset.columns[0]?.name ?? '' });
    return column;
  });
  const tasks = chosen.map((column) =>
    taskSchema.parse({ name: column.name, targets: [column.name], kind: guessKind(column, dataset.rows) }),
  );
  const strata = tasks.find((task) => task.kind !== 'number')?.targets[0];
  const columns = Object.fromEntries(
    dataset.columns.map((column) => [column.name, { role: roleOf(column, dataset.rows, targets) }]),
  );
  const split = strata === undefined ? { kind: 'random' } : { kind: 'stratified', by: strata };
  return { tasks, recipe: recipeSchema.parse({ columns, split }) };
}

/** @throws data.too-small */
export function guessKind(column: ColumnProfile, rows: number): TaskKind {
  const { name, type, distinct } = column;
  if (distinct < 2)
    throw new AppError('data.too-small', { task: name, need: 'at least 2 values', found: String(distinct) });
  if (distinct === 2) return 'binary';
  if (type === 'number')
    return column.numbers?.whole && distinct <= MOST_NUMBER_CLASSES && distinct * ROWS_A_CLASS <= rows
      ? 'classes'
      : 'number';
  if (type === 'time' || distinct > MOST_CLASSES || distinct > rows / 2) {
    throw new AppError('data.too-small', {
      task: name,
      need: 'values that occur more than once',
      found: `${distinct} different values in ${rows} rows`,
    });
  }
  return 'classes';
}

function roleOf(
  column: ColumnProfile,
  rows: number,
  targets: readonly string[],
): 'target' | 'input' | 'ignored' {
  if (targets.includes(column.name)) return 'target';
  const namesRows = column.type === 'text' && column.distinct > rows / 2;
  return column.distinct <= 1 || namesRows ? 'ignored' : 'input';
}

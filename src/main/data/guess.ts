import type { ColumnProfile, Dataset } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { recipe as recipeSchema, type Recipe } from '../../shared/recipe/recipe';
import { isQuantity, task as taskSchema, type Task, type TaskKind } from '../../shared/task';
import { nearest } from '../plans/nearest';
import { isConstant, isUnique } from './profile/problems';

/** Whole numbers with at most so many values, each on average in at least so many rows, are classes. */
const MOST_NUMBER_CLASSES = 20;
const ROWS_A_CLASS = 20;

/**
 * What the targets probably are, and a recipe that goes with them: what names rows or never changes is left out, all
 * else is input.
 * @throws data.column-unknown
 */
export function guessTasks(dataset: Dataset, targets: readonly string[]): { tasks: Task[]; recipe: Recipe } {
  const names = dataset.columns.map(({ name }) => name);
  const tasks = targets.map((target) => {
    const column = dataset.columns.find(({ name }) => name === target);
    if (!column) throw new AppError('data.column-unknown', { column: target, guess: nearest(target, names) });
    return taskSchema.parse({
      name: target.slice(0, 200),
      targets: [target],
      kind: guessKind(column, dataset.rows),
    });
  });
  const strata = tasks.find(({ kind }) => !isQuantity(kind))?.targets[0];
  const split = strata === undefined ? { kind: 'random' } : { kind: 'stratified', by: strata };
  const columns = dataset.columns.map((column) => [
    column.name,
    { role: roleOf(column, dataset.rows, targets) },
  ]);
  return { tasks, recipe: recipeSchema.parse({ columns: Object.fromEntries(columns), split }) };
}

/** Two values are yes or no; words and few whole numbers are classes; what is clearly counted is a count; all else is a number. */
export function guessKind(column: ColumnProfile, rows: number): TaskKind {
  const { type, distinct, numbers } = column;
  if (type === 'boolean' || distinct === 2) return 'binary';
  if (type === 'text') return 'classes';
  const few = distinct <= MOST_NUMBER_CLASSES && distinct * ROWS_A_CLASS <= rows;
  if (numbers?.whole === true && few) return 'classes';
  return isCounted(column) ? 'count' : 'number';
}

/** A Poisson distribution's variance is its mean; real counts have more, amounts and years far more. */
const MOST_DISPERSION = 10;

/** Whole numbers from 0 up, most often 0 or 1, that vary about as counts do. */
function isCounted({ numbers, top }: ColumnProfile): boolean {
  if (!numbers?.whole || numbers.min !== 0) return false;
  const often = ['0', '1'].includes(top[0]?.value ?? '');
  return often && numbers.deviation ** 2 <= MOST_DISPERSION * numbers.mean;
}

function roleOf(
  column: ColumnProfile,
  rows: number,
  targets: readonly string[],
): 'target' | 'input' | 'ignored' {
  if (targets.includes(column.name)) return 'target';
  return isConstant(column, rows) || isUnique(column, rows) ? 'ignored' : 'input';
}

import { AppError } from '../../shared/errors/app-error';
import type { Dataset } from '../../shared/dataset';
import type { Plan } from '../../shared/plan';
import { asRead } from '../../shared/recipe/reading';
import { isQuantity, linkOf, lossOf, LOSSES_OF_KIND, lossSettingsOf } from '../../shared/task';
import { nearest } from './nearest';

/**
 * What can be told to be wrong with a plan without touching its rows.
 * @throws plan.no-targets, plan.task-duplicate, plan.other-dataset, plan.target-is-input, plan.no-inputs,
 *   plan.head-unknown, plan.loss, data.column-unknown, data.no-labels, data.not-number, plan.trunk-unused, data.weight, graft.freeze-depth, plan.value: the
 *   first that holds
 */
export function checkPlan(stored: Dataset, plan: Plan): void {
  if (plan.tasks.length === 0) throw new AppError('plan.no-targets');
  checkTaskNames(plan);
  checkColumns(stored, plan);
  const dataset = asRead(stored, plan.recipe);
  checkInputs(dataset, plan);
  checkTargets(dataset, plan);
  checkSharing(plan);
  checkFreeze(plan);
  checkWeight(dataset, plan);
  checkLosses(plan);
}

function checkTaskNames(plan: Plan): void {
  const names = plan.tasks.map((task) => task.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new AppError('plan.task-duplicate', { task: twice });
  const mentioned = [
    ...Object.keys(plan.design.heads),
    ...(plan.design.apart ?? []),
    ...Object.keys(plan.recipe.keepLabels),
    ...plan.recipe.shuffleLabels,
  ];
  const unknown = mentioned.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new AppError('plan.head-unknown', { task: unknown, guess: nearest(unknown, names) });
}

function checkColumns(dataset: Dataset, plan: Plan): void {
  const { recipe, tasks } = plan;
  const known = dataset.columns.map((column) => column.name);
  const by = recipe.split.by === undefined ? [] : [recipe.split.by];
  const named = [
    ...Object.keys(recipe.columns),
    ...Object.keys(recipe.read),
    ...tasks.flatMap((task) => task.targets),
    ...recipe.rows.map((filter) => filter.column),
    ...by,
  ];
  const unknown = named.find((column) => !known.includes(column));
  if (unknown !== undefined) {
    throw new AppError('plan.other-dataset', {
      column: unknown,
      dataset: dataset.name,
      guess: nearest(unknown, known),
    });
  }
  if (recipe.split.kind !== 'random' && recipe.split.by === undefined) {
    throw new AppError('plan.value', {
      file: plan.name,
      place: 'recipe.split.by',
      reason: `${recipe.split.kind}-needs-column`,
    });
  }
}

function checkInputs(dataset: Dataset, plan: Plan): void {
  const { columns, otherwise } = plan.recipe;
  for (const task of plan.tasks) {
    const both = task.targets.find((target) => columns[target]?.role === 'input');
    if (both !== undefined) throw new AppError('plan.target-is-input', { column: both, task: task.name });
  }
  const targets = new Set(plan.tasks.flatMap((task) => task.targets));
  const inputs = dataset.columns.filter(
    (column) => !targets.has(column.name) && (columns[column.name]?.role ?? otherwise) === 'input',
  );
  if (inputs.length === 0) throw new AppError('plan.no-inputs');
}

function checkWeight(dataset: Dataset, { name: file, recipe }: Plan): void {
  const [column, second] = Object.entries(recipe.columns).flatMap(([name, { role }]) =>
    role === 'weight' ? [name] : [],
  );
  if (second !== undefined) {
    const place = `recipe.columns.${second}`;
    throw new AppError('plan.value', { file, place, reason: 'one-weight' });
  }
  const profile = dataset.columns.find(({ name }) => name === column);
  if (profile && profile.type !== 'number') {
    throw new AppError('data.weight', { column: profile.name, row: 1, value: profile.top[0]?.value ?? '' });
  }
}

/** A loss fits the kind of its task; several targets under one softmax have no classes that could be weighed. */
function checkLosses({ name: file, tasks }: Plan): void {
  for (const [i, { name, kind, loss }] of tasks.entries()) {
    const known = LOSSES_OF_KIND[kind];
    const chosen = lossOf({ kind, loss });
    if (!known.includes(chosen))
      throw new AppError('plan.loss', { task: name, taskKind: kind, loss: chosen, known: known.join(', ') });
    const settings = lossSettingsOf({ kind, loss });
    const weighs = 'classWeights' in settings && settings.classWeights !== undefined;
    if (weighs && kind === 'multi-label' && linkOf({ kind, loss }) === 'softmax')
      throw new AppError('plan.value', { file, place: `tasks[${i}].loss`, reason: 'no-class-weights' });
  }
}

function checkTargets(dataset: Dataset, plan: Plan): void {
  for (const [i, task] of plan.tasks.entries()) {
    if (task.kind !== 'multi-label' && task.targets.length !== 1) {
      throw new AppError('plan.value', {
        file: plan.name,
        place: `tasks[${i}].targets`,
        reason: 'one-target',
      });
    }
    const columns = dataset.columns.filter(({ name }) => task.targets.includes(name));
    if (columns.every(({ missing }) => missing === dataset.rows))
      throw new AppError('data.no-labels', { column: task.targets[0] ?? '' });
    const column = columns.find(({ name }) => name === task.targets[0]);
    if (isQuantity(task.kind) && column && column.type !== 'number') {
      throw new AppError('data.not-number', {
        column: column.name,
        row: 1,
        value: column.top[0]?.value ?? '',
      });
    }
  }
}

/** A trunk that nothing grows from could not be trained. */
function checkSharing({ design, tasks }: Plan): void {
  const unused = tasks.every(({ name }) => design.apart?.includes(name));
  if (unused && design.trunk.length > 0) throw new AppError('plan.trunk-unused');
}

function checkFreeze({ graft, design }: Plan): void {
  const layers = design.trunk.length;
  if (typeof graft?.freeze === 'number' && graft.freeze > layers)
    throw new AppError('graft.freeze-depth', { frozen: graft.freeze, layers });
}

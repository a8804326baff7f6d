import type { CallOutput } from '../../../src/shared/contract/contract';
import type { Dataset } from '../../../src/shared/dataset';
import { plan as planSchema, type Plan } from '../../../src/shared/plan';
import {
  encodedWidth,
  fittedFor,
  type FittedInput,
  type FittedRecipe,
} from '../../../src/shared/recipe/fitted';
import { layerShapes } from '../../../src/shared/shapes';
import { lossOf, type Task } from '../../../src/shared/task';

function taskOf(dataset: Dataset, target: string): Pick<Task, 'name' | 'targets' | 'kind'> {
  const column = dataset.columns.find(({ name }) => name === target);
  const kind = column?.numbers ? 'number' : (column?.distinct ?? 0) > 2 ? 'classes' : 'binary';
  return { name: target, targets: [target], kind };
}

/** A plan in the shape that the lab suggests. */
export function suggest(dataset: Dataset, targets: readonly string[]): Plan {
  return planSchema.parse({
    name: `${dataset.name.replace(/\.csv$/, '')}: ${targets.join(', ')}`,
    dataset: dataset.id,
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: targets.map((target) => taskOf(dataset, target)),
    design: { trunk: [{ units: 64 }, { units: 64 }] },
    budget: { epochs: 200, patience: 20 },
  });
}

/** What training rows would have taught the recipe. */
export function fit(dataset: Dataset, plan: Plan): FittedRecipe {
  const targets = new Set(plan.tasks.flatMap((task) => task.targets));
  const role = (name: string): string => plan.recipe.columns[name]?.role ?? plan.recipe.otherwise;
  const inputs = dataset.columns
    .filter(({ name }) => !targets.has(name) && role(name) === 'input')
    .map((column): FittedInput => {
      const missingIndicator = column.missing > 0;
      if (column.numbers)
        return {
          kind: 'standard',
          column: column.name,
          mean: column.numbers.mean,
          deviation: column.numbers.deviation,
          missingIndicator,
        };
      return {
        kind: 'one-hot',
        column: column.name,
        levels: column.top.map(({ value }) => value),
        missingIndicator,
      };
    });
  const tasks = plan.tasks.map((task) => {
    const column = dataset.columns.find(({ name }) => name === task.targets[0]);
    return {
      name: task.name,
      kind: task.kind,
      targets: task.targets,
      classes: column?.top.map(({ value }) => value) ?? [],
      mean: column?.numbers?.mean ?? 0,
      deviation: column?.numbers?.deviation ?? 1,
    };
  });
  return fittedFor(plan, { inputs, tasks });
}

/** The answer of `plans.check`, with real shapes and parameter counts. */
export function check(dataset: Dataset, plan: Plan): CallOutput<'plans.check'> {
  const fitted = fit(dataset, plan);
  const layers = layerShapes(plan, fitted);
  const test = Math.round(dataset.rows * plan.recipe.split.test);
  const validation = Math.round(dataset.rows * plan.recipe.split.validation);
  const parts = { train: dataset.rows - test - validation, validation, test };
  return {
    parts,
    inputs: fitted.inputs.map((input) => ({
      column: input.column,
      encoding: input.kind,
      width: encodedWidth(input),
    })),
    tasks: plan.tasks.map((task) => ({ name: task.name, kind: task.kind, loss: lossOf(task), ...parts })),
    layers,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    warnings: [],
  };
}

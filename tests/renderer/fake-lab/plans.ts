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
import type { RunDetail } from '../../../src/shared/run';
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
      added: false,
    })),
    tasks: plan.tasks.map((task) => ({ name: task.name, kind: task.kind, loss: lossOf(task), ...parts })),
    layers,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    warnings: [],
  };
}

/** The answer of `plans.cost`: as runs of the scene took, or 40 ns a parameter and row where steps are asked for. */
export function costOf(
  { parameters, parts }: CallOutput<'plans.check'>,
  plan: Plan,
  time: boolean,
  runs: readonly RunDetail[],
): CallOutput<'plans.cost'> {
  const like = runs.find(({ plan: other }) => JSON.stringify(other.design) === JSON.stringify(plan.design));
  const near = like ?? runs[0];
  const steps = Math.ceil(parts.train / plan.method.batchSize);
  const seconds = steps * (5e-5 + 4e-8 * parameters * plan.method.batchSize);
  const bytes = 16 * parameters + 400 * plan.method.batchSize + 60 * parts.train;
  if (like?.plan.method.batchSize === plan.method.batchSize)
    return { epoch: { seconds: like.seconds / like.epochsDone, basis: 'measured' }, bytes };
  if (time) return { epoch: { seconds, basis: 'steps' }, bytes };
  return { epoch: near ? { seconds: near.seconds / near.epochsDone, basis: 'estimated' } : null, bytes };
}

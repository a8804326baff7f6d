import { expect, test } from 'vitest';
import { compareRuns } from '../../../src/main/lab/compare';
import { plan, type Plan } from '../../../src/shared/plan';
import type { MetricValue, RunDetail } from '../../../src/shared/run';
import { examplePlan, metric } from '../history/example';

function run(
  id: string,
  of: Plan,
  epochs: MetricValue[][] = [],
  final: MetricValue[] = [],
  bestEpoch: number | null = epochs.length,
): RunDetail {
  return {
    id,
    name: of.name,
    status: 'finished',
    dataset: of.dataset,
    study: null,
    arm: null,
    seed: of.seed,
    tasks: [],
    epochs: 10,
    epochsDone: epochs.length,
    bestEpoch,
    createdAt: '',
    seconds: 1,
    tags: [],
    note: '',
    starred: false,
    archived: false,
    deletedAt: null,
    backend: null,
    error: null,
    headline: [],
    plan: of,
    epochsLog: epochs.map((metrics, at) => ({ epoch: at + 1, metrics })),
    guess: [],
    final,
    parameters: null,
    executor: null,
  };
}

test('settings that are the same everywhere are left out, and so are names', () => {
  const runs = [run('a', examplePlan({ name: 'one' })), run('b', examplePlan({ name: 'two' }))];
  expect(compareRuns(runs).settings).toEqual([]);
});

test('a shape is one setting, and nothing is no setting that differs from nothing', () => {
  const [one, other] = [examplePlan(), examplePlan()];
  const layers = [
    { ...one, design: { ...one.design, trunk: [{ kind: 'reshape' as const, shape: [4, 4] }] } },
    {
      ...other,
      design: { ...other.design, trunk: [{ kind: 'reshape' as const, shape: [2, 8] }], apart: [] },
    },
  ];
  expect(compareRuns(layers.map((plan, i) => run(String(i), plan))).settings).toEqual([
    { path: 'design.trunk[0].shape', values: ['[4,4]', '[2,8]'] },
  ]);
});

test('settings that differ are told by their place in the plan, one JSON value a run, empty where a run has none', () => {
  const first = examplePlan({ seed: 1 });
  const second = plan.parse({
    ...first,
    seed: 2,
    recipe: { ...first.recipe, columns: { 'a b': { role: 'ignored' } } },
    design: { trunk: [{ units: 8 }, { units: 4, activation: 'tanh' }] },
    method: { optimizer: { kind: 'sgd' } },
  });
  const settings = new Map(
    compareRuns([run('a', first), run('b', second)]).settings.map(({ path, values }) => [path, values]),
  );
  expect(settings.get('seed')).toEqual(['1', '2']);
  expect(settings.get('recipe.columns["a b"].role')).toEqual(['', '"ignored"']);
  expect(settings.get('design.trunk[1].activation')).toEqual(['', '"tanh"']);
  expect(settings.get('method.optimizer.kind')).toEqual(['"adam"', '"sgd"']);
  expect(settings.has('design.trunk[0].units')).toBe(false);
});

test('numbers of the best epoch and of test rows, each with its difference to the first run', () => {
  const fat = (part: MetricValue['part'], value: number): MetricValue => metric('fat', part, 'rmse', value);
  const one = run('a', examplePlan(), [[fat('validation', 3)], [fat('validation', 9)]], [fat('test', 4)], 1);
  const two = run('b', examplePlan(), [[fat('validation', 2.5)]], []);
  expect(compareRuns([one, two]).metrics).toEqual([
    { task: 'fat', part: 'validation', metric: 'rmse', values: [3, 2.5], differences: [0, 2.5 - 3] },
    { task: 'fat', part: 'test', metric: 'rmse', values: [4, NaN], differences: [0, NaN] },
  ]);
});

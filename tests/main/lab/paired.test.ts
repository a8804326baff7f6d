import { expect, test } from 'vitest';
import { pairedOf, twinsOf } from '../../../src/main/lab/paired';
import { plan as planSchema } from '../../../src/shared/plan';
import type { RunDetail } from '../../../src/shared/run';
import { examplePlan, metric } from '../history/example';
import { DETAIL } from '../models/trained';

/** A run whose test RMSE of fat is known. */
function aRun(units: number, seed: number, rmse: number): RunDetail {
  const plan = examplePlan({ seed, name: `${units} units, seed ${seed}` });
  return {
    ...DETAIL,
    id: `r${units}-${seed}`,
    seed,
    plan: planSchema.parse({ ...plan, design: { trunk: [{ units }] } }),
    final: [metric('fat', 'test', 'rmse', rmse), metric('lean', 'test', 'balanced-accuracy', 0.5)],
  };
}
const rows = { train: 70, validation: 15, test: 15, pool: 100 };
const labelled = () => Promise.resolve({ fat: rows, lean: rows });

const narrow = [1, 2, 3, 4].map((seed) => aRun(8, seed, 2 + 0.01 * seed));
const wide = [4, 2, 3, 9].map((seed) => aRun(64, seed, 1 + 0.01 * seed));

test('runs that differ in seed and name only stand together', () => {
  const twins = twinsOf([narrow[0], wide[0], narrow[1]].flatMap((run) => run ?? []));
  expect(twins.map(({ places }) => places)).toEqual([[0, 2], [1]]);
});

test('differences are paired by seed, and only seeds that both have count', async () => {
  const [fat, lean] = await pairedOf([...narrow, ...wide], labelled);
  expect(fat).toMatchObject({
    task: 'fat',
    metric: 'rmse',
    scale: 'ratio',
    against: 'A B C D',
    arm: 'E F G H',
    answer: 'helps',
    level: 0.975,
  });
  expect(fat?.pairs.map(({ seed }) => seed).toSorted()).toEqual([2, 3, 4]);
  // The geometric mean of 1.02 / 2.02, 1.03 / 2.03 and 1.04 / 2.04.
  expect(fat?.estimate).toBeCloseTo(Math.cbrt((1.02 / 2.02) * (1.03 / 2.03) * (1.04 / 2.04)), 10);
  expect(lean).toMatchObject({ metric: 'balanced-accuracy', estimate: 0 });
});

test('one common seed tells nothing about chance', async () => {
  expect(await pairedOf([...narrow.slice(0, 2), ...wide.slice(1, 2)], labelled)).toEqual([]);
  expect(await pairedOf(narrow, labelled)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { epochTime, trainingBytes } from '../../../src/renderer/state/cost';
import type { Plan } from '../../../src/shared/plan';
import type { RunDetail } from '../../../src/shared/run';
import { suggest } from '../fake-lab/plans';
import { detailOf } from '../fake-lab/runs';
import { penguins, spectra } from '../fake-lab/tables';

const plan = suggest(penguins.dataset, ['sex']);
const withBatch = (batchSize: number): Plan => ({ ...plan, method: { ...plan.method, batchSize } });
/** A run of 10 epochs. */
const timed = (of: Plan, seconds: number, parameters = 1000): RunDetail => ({
  ...detailOf({
    id: 'r',
    plan: of,
    seed: 1,
    status: 'finished',
    epochsDone: 10,
    createdAt: '2031-01-01T00:00:00Z',
  }),
  seconds,
  parameters,
});

describe('how long an epoch takes', () => {
  test('is measured where the same steps have been taken before', () => {
    expect(epochTime(plan, 1000, [timed(plan, 4), timed(plan, 6)])).toEqual({
      seconds: 0.5,
      basis: 'measured',
    });
  });

  test('is estimated from another model on the same rows: in proportion when it is larger', () => {
    const smaller = timed({ ...plan, design: { ...plan.design, trunk: [] } }, 10, 500);
    expect(epochTime(plan, 1000, [smaller])).toEqual({ seconds: 2, basis: 'estimated' });
  });

  test('counts steps: twice the batch is half the steps, each with twice the work', () => {
    expect(epochTime(withBatch(64), 1000, [timed(withBatch(32), 10)])).toEqual({
      seconds: 1,
      basis: 'estimated',
    });
  });

  test('promises nothing of a smaller model: a step has its cost', () => {
    const larger = timed({ ...plan, design: { ...plan.design, trunk: [] } }, 10, 4000);
    expect(epochTime(plan, 1000, [larger])?.seconds).toBe(1);
  });

  test('is not known from another table, or from a run that has hardly begun', () => {
    const other = timed(suggest(spectra.dataset, ['fat']), 10);
    expect(epochTime(plan, 1000, [other, { ...timed(plan, 1), epochsDone: 1 }])).toBeUndefined();
  });
});

test('training holds weights, gradients, two numbers of the optimizer, and the rows', () => {
  expect(trainingBytes(100, 10, 3)).toBe(4 * (100 + 100 + 200 + 30));
});

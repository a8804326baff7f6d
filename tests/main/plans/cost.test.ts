import { describe, expect, test } from 'vitest';
import { epochTime, timeOfSteps, trainingBytes, type TimedRun } from '../../../src/main/plans/cost';
import { plan as planSchema, type Plan } from '../../../src/shared/plan';

const plan = planSchema.parse({
  name: 'a plan',
  dataset: '0123456789abcdef',
  recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
  tasks: [{ name: 'sex', targets: ['sex'], kind: 'binary' }],
  design: { trunk: [{ units: 64 }] },
  budget: { epochs: 10 },
});
const withBatch = (batchSize: number): Plan => ({ ...plan, method: { ...plan.method, batchSize } });
/** A run of 10 epochs. */
const timed = (of: Plan, seconds: number, parameters = 1000): TimedRun => ({
  plan: of,
  seconds,
  epochsDone: 10,
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
    const other = timed({ ...plan, dataset: 'fedcba9876543210' }, 10);
    expect(epochTime(plan, 1000, [other, { ...timed(plan, 1), epochsDone: 1 }])).toBeUndefined();
  });

  test('follows from a step that was timed: so many steps, a third of the work to look at every row, 5 ms beside', () => {
    const parts = { train: 320, validation: 64 };
    expect(timeOfSteps(withBatch(32), parts, 600)).toEqual({
      seconds: 0.005 + (10 * (1 + 384 / 320 / 3) * 600) / 1e6,
      basis: 'steps',
    });
  });
});

test('training holds weights, gradients, two numbers of the optimizer, the rows, and twice what leaves the layers', () => {
  const layers = [
    { name: 'trunk 1', shape: [4, 2], parameters: 60 },
    { name: 'head sex output', shape: [1], parameters: 40 },
  ];
  expect(trainingBytes(layers, 5, { rows: 10, width: 3 })).toBe(4 * (100 + 100 + 200 + 30 + 2 * 5 * (8 + 1)));
});

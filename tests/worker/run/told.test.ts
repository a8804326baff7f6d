import { describe, expect, it } from 'vitest';
import { tellerOf } from '../../../src/worker/run/told';
import { examplePlan } from '../example-data';

type Method = NonNullable<Parameters<typeof examplePlan>[0]>['method'];

/** 10 rows in batches of 3: an epoch has four, the last of one row. */
const told = (method: Method, epochs: number): (readonly number[])[] => {
  const plan = examplePlan({ method: { ...method, batchSize: 3 }, budget: { epochs } });
  const teller = tellerOf(plan, 10, 1);
  return Array.from({ length: 4 * epochs }, (_, number) => teller?.(number) ?? []);
};

describe('what a step is told', () => {
  it('is nothing where all are alike', () => {
    const method = { schedule: { kind: 'constant' as const } };
    expect(told(method, 1)).toEqual([[], [], [], []]);
  });

  it('is its share of the rows of its update, and whether the parameters move', () => {
    const [two, third] = [0.5, 1 / 3];
    expect(told({ accumulate: 2 }, 1)).toEqual([
      [1, two, 0],
      [1, two, 1],
      [1, 0.75, 0],
      [1, 0.25, 1],
    ]);
    expect(told({ accumulate: 3 }, 1)).toEqual([
      [1, third, 0],
      [1, third, 0],
      [1, third, 1],
      [1, 1, 1],
    ]);
  });

  it('counts updates, not batches, for its factor', () => {
    const schedule = { kind: 'constant' as const, warmup: 4 };
    const factors = told({ accumulate: 2, schedule }, 2).map(([factor]) => factor);
    expect(factors).toEqual([0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1, 1]);
  });
});

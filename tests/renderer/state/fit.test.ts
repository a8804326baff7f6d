import { describe, expect, test } from 'vitest';
import { fitted, type Fit, type Limits } from '../../../src/renderer/state/fit';
import { widthOf } from '../../../src/renderer/state/width';
import type { PlanCost } from '../../../src/shared/cost';
import { plan as planSchema, type Plan } from '../../../src/shared/plan';

const plan = planSchema.parse({
  name: 'a plan',
  dataset: '0123456789abcdef',
  recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
  tasks: [{ name: 'fat', targets: ['fat'], kind: 'number' }],
  design: { trunk: [{ units: 64 }, { kind: 'batch-norm' }, { units: 32 }] },
  method: { batchSize: 32 },
  budget: { epochs: 100 },
});
const ROWS = 3200;

/** A machine where a step costs 1 ms and a unit 10 µs more, and a unit holds 1 MB, a row of a batch 1 kB. */
const machine = (of: Plan): Promise<PlanCost> => {
  const width = widthOf(of.design) ?? 0;
  const steps = ROWS / of.method.batchSize;
  const seconds = steps * (1e-3 + 1e-5 * width);
  return Promise.resolve({
    epoch: { seconds, basis: 'steps' },
    bytes: 1e6 * width + 1e3 * of.method.batchSize,
  });
};
const fit = (limits: Partial<Limits>, costOf = machine): Promise<Fit> =>
  fitted(plan, ROWS, { seconds: 1e9, bytes: 1e12, ...limits }, costOf);
const what = ({ plan: { method, design }, fits }: Fit): unknown => ({
  batch: method.batchSize,
  width: widthOf(design),
  fits,
});

describe('a plan is made to fit', () => {
  test('by nothing where it fits', async () => {
    expect((await fit({})).plan).toBe(plan);
  });

  test('by larger batches where a run takes too long', async () => {
    // 100 epochs of 100 steps of 1.64 ms are 16.4 s.
    expect(what(await fit({ seconds: 9 }))).toEqual({ batch: 64, width: 64, fits: true });
    expect(what(await fit({ seconds: 3 }))).toEqual({ batch: 256, width: 64, fits: true });
  });

  test('by a narrower model of the same layers where that is not enough, or too much is held', async () => {
    expect(what(await fit({ seconds: 0.9 }))).toEqual({ batch: 512, width: 32, fits: true });
    const small = await fit({ bytes: 20e6 });
    expect(what(small)).toEqual({ batch: 32, width: 16, fits: true });
    expect(small.plan.design.trunk.map(({ kind }) => kind)).toEqual(['dense', 'batch-norm', 'dense']);
  });

  test('or stays as it was where nothing helps, or where nothing can be timed', async () => {
    expect(what(await fit({ bytes: 1e3 }))).toEqual({ batch: 32, width: 64, fits: false });
    expect(what(await fit({}, () => Promise.resolve({ epoch: null, bytes: 1 })))).toEqual({
      batch: 32,
      width: 64,
      fits: undefined,
    });
  });
});

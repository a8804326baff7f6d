// needs: native
/** Whole runs of fifty steps, on every backend: the compiled program against kernel by kernel. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendInfo } from '../../../src/shared/run';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { examplePlan } from '../example-data';
import { workplace, type Workplace } from '../run/workplace';

/** 72 rows in batches of 16 are five steps an epoch. */
const budget = { epochs: 10 };
const adam = { optimizer: { kind: 'adam' as const, learningRate: 0.003 }, batchSize: 16 };
type Change = NonNullable<Parameters<typeof examplePlan>[0]>;
const designs: readonly (readonly [string, NonNullable<Change['design']>])[] = [
  [
    'dense layers shared by three tasks',
    {
      trunk: [
        { units: 12, dropout: 0.25 },
        { units: 8, activation: 'tanh' },
      ],
      heads: { sum: [{ units: 4 }] },
    },
  ],
  [
    'convolutions and normalisation',
    {
      trunk: [
        { kind: 'reshape', shape: [2, 2, 1] },
        { kind: 'conv2d', filters: 4, kernel: 2, activation: 'tanh' },
        { kind: 'batch-norm', momentum: 0.9 },
        { kind: 'depthwise-conv2d', kernel: 2, multiplier: 2, activation: 'gelu' },
        { kind: 'layer-norm' },
        { kind: 'global-pool', mode: 'average' },
      ],
    },
  ],
  [
    'recurrence and attention',
    {
      trunk: [
        { kind: 'reshape', shape: [4, 1] },
        { kind: 'lstm', units: 4, sequences: true },
        { kind: 'residual', layers: [{ kind: 'attention', heads: 2, width: 3 }] },
        { kind: 'gru', units: 5 },
      ],
    },
  ],
];

let at: Workplace;
beforeAll(() => {
  at = workplace();
});
afterAll(() => at.remove());

/** The losses of both parts of every task after every epoch. */
async function lossesOn(backend: BackendInfo['name'], change: Change): Promise<number[]> {
  await chooseBackend(backend);
  const { epochs, messages } = await at.trained(examplePlan({ ...change, budget, method: adam }));
  const executor = messages.find((message) => message.type === 'started')?.executor;
  expect(executor?.kind).toBe(backend === 'tensorflow' ? 'compiled' : 'eager');
  return epochs.flatMap(({ metrics }) =>
    metrics.filter(({ metric }) => metric === 'loss').map(({ value }) => value),
  );
}

describe('a run', () => {
  it.each(designs)('has the same losses on every backend: %s', async (_name, design) => {
    const compiled = await lossesOn('tensorflow', { design });
    expect(compiled).toHaveLength(10 * 2 * 3);
    for (const backend of ['wasm', 'cpu'] as const) {
      const losses = await lossesOn(backend, { design });
      const differences = losses.map((loss, i) => Math.abs(loss / compiled[i]! - 1));
      expect(Math.max(...differences)).toBeLessThan(1e-5);
    }
  });
});

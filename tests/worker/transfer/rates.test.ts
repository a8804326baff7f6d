import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/worker/model/parameter';
import { learningRates, weightDecays } from '../../../src/worker/transfer/rates';
import { examplePlan } from '../example-data';

const specs = layOut([
  { name: 'encoder island/table', shape: [2, 1], begins: 'embedding', role: 'encoder' },
  { name: 'trunk 1/kernel', shape: [1, 2], begins: 'glorot', role: 'trunk' },
  { name: 'trunk 1/bias', shape: [2], begins: 0, role: 'trunk' },
  { name: 'trunk 2/kernel', shape: [2, 1], begins: 'glorot', role: 'trunk' },
  { name: 'head sum output/kernel', shape: [1, 1], begins: 'glorot', role: 'head', task: 'sum' },
  { name: 'head sum output/bias', shape: [1], begins: 0, role: 'head', task: 'sum' },
]);
const planned = (rates: Record<string, number>, freeze?: 'trunk') =>
  examplePlan({
    method: { optimizer: { kind: 'sgd', learningRate: 2 }, rates },
    ...(freeze ? { graft: { from: 'x', freeze } } : {}),
  });

const ratesOf = (of: ReturnType<typeof planned>, all: typeof specs): Float32Array =>
  learningRates(of, all, { inputs: [] });

describe('learning rates', () => {
  it('are the rate of the plan times the factor of the layer, or else of its part', () => {
    expect([...ratesOf(planned({ trunk: 0.5, 'trunk 2': 0, 'head sum': 3 }), specs)]).toEqual([
      2, 2, 1, 1, 1, 1, 0, 0, 6, 6,
    ]);
    expect([...ratesOf(planned({ encoders: 4 }), specs)].slice(0, 3)).toEqual([8, 8, 2]);
  });

  it('follow a factor of a whole block, unless a layer in it has its own', () => {
    const inBlock = layOut([
      { name: 'trunk 1.1/kernel', shape: [1], begins: 'glorot', role: 'trunk' },
      { name: 'trunk 1.2/kernel', shape: [1], begins: 'glorot', role: 'trunk' },
      { name: 'head v1.0 1/kernel', shape: [1], begins: 'glorot', role: 'head', task: 'v1.0' },
    ]);
    expect([...ratesOf(planned({ 'trunk 1': 0.5, 'trunk 1.2': 3 }), inBlock)]).toEqual([1, 6, 2]);
  });

  it('are 0 in a frozen trunk, whatever its factor', () => {
    expect([...ratesOf(planned({ trunk: 7 }, 'trunk'), specs)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2, 2]);
  });
});

describe('weight decay', () => {
  it('is of kernels only: not of embeddings and biases', () => {
    const plan = examplePlan({ method: { weightDecay: 0.5 } });
    expect([...(weightDecays(plan, specs) ?? [])]).toEqual([0, 0, 0.5, 0.5, 0, 0, 0.5, 0.5, 0.5, 0]);
    expect(weightDecays(examplePlan(), specs)).toBeNull();
  });
});

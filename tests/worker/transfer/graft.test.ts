import { describe, expect, it } from 'vitest';
import { plan as planSchema } from '../../../src/shared/plan';
import type { FittedInput } from '../../../src/shared/recipe/fitted';
import { layOut, totalSize, type ParameterShape } from '../../../src/worker/model/parameter';
import { takeGraft } from '../../../src/worker/transfer/graft';
import { isEven, learningRates } from '../../../src/worker/transfer/rates';
import type { NamedTensor } from '../../../src/worker/checkpoint/safetensors';

const table: ParameterShape = {
  name: 'encoder island/table',
  shape: [2, 1],
  begins: 'embedding',
  role: 'encoder',
};
const trunk: ParameterShape = { name: 'trunk 1/kernel', shape: [2, 2], begins: 'glorot', role: 'trunk' };
const head: ParameterShape = {
  name: 'head fat output/kernel',
  shape: [2, 1],
  begins: 'glorot',
  role: 'head',
  task: 'fat',
};
const specs = layOut([table, trunk, head]);

const code = (column: string): FittedInput => ({ kind: 'embedding', column, levels: ['a'], dimension: 1 });
const number = (column: string): FittedInput => ({
  kind: 'standard',
  column,
  mean: 0,
  deviation: 1,
  missingIndicator: false,
});
const known = { inputs: [code('island'), number('bill')] };

const source = (shapes: readonly ParameterShape[]): { named: ReadonlyMap<string, NamedTensor> } => ({
  named: new Map(
    shapes.map(({ name, shape }) => [
      name,
      { shape, data: new Float32Array(shape.reduce((a, b) => a * b)).fill(9) },
    ]),
  ),
});

const plan = (freeze: 'trunk' | 'none' | number | undefined): Parameters<typeof learningRates>[0] =>
  planSchema.parse({
    name: 'x',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [],
    design: { trunk: [] },
    method: { optimizer: { kind: 'sgd', learningRate: 0.5 } },
    budget: { epochs: 1 },
    ...(freeze ? { graft: { from: 'r', freeze } } : {}),
  });

describe('a graft onto inputs that it does not know', () => {
  const fitted = { inputs: [...known.inputs, code('site'), number('mass')], added: 2 };
  const wider = layOut([
    table,
    { ...table, name: 'encoder site/table' },
    { ...trunk, shape: [4, 2] },
    { name: 'trunk 1/bias', shape: [2], begins: 0, role: 'trunk' },
    head,
  ]);

  it('gives them rows of the first kernel that begin at 0, and leaves their tables as they begin', () => {
    const into = new Float32Array(totalSize(wider)).fill(1);
    const bias = { ...trunk, name: 'trunk 1/bias', shape: [2] };
    takeGraft(wider, fitted, source([table, trunk, bias]), into);
    expect([...into]).toEqual([9, 9, 1, 1, 9, 9, 9, 9, 0, 0, 0, 0, 9, 9, 1, 1]);
  });

  it('learns these rows and tables, however much of the trunk is frozen', () => {
    const rates = [0, 0, 0.5, 0.5, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0, 0, 0.5, 0.5];
    expect([...learningRates(plan('trunk'), wider, fitted)]).toEqual(rates);
    expect([...learningRates(plan(1), wider, fitted)]).toEqual(rates);
    expect([...learningRates(plan('none'), wider, fitted)]).toEqual(new Array(16).fill(0.5));
  });

  it('has more than one rate in a kernel only where it is frozen', () => {
    const even = (freeze: 'trunk' | 'none'): boolean =>
      isEven(wider, learningRates(plan(freeze), wider, fitted));
    expect([even('trunk'), even('none')]).toEqual([false, true]);
  });

  it('is refused where what it knows has another width', () => {
    const narrow = { ...trunk, shape: [1, 2] };
    expect(() =>
      takeGraft(wider, fitted, source([table, narrow]), new Float32Array(totalSize(wider))),
    ).toThrow(
      expect.objectContaining({
        code: 'graft.trunk-differs',
        details: { layer: 'trunk 1', source: '1 × 2', target: '2 × 2' },
      }),
    );
  });
});

describe('a graft', () => {
  it('takes encoders and trunk from the source and leaves the heads as they began', () => {
    const into = new Float32Array(totalSize(specs)).fill(1);
    takeGraft(specs, known, source([table, trunk, head]), into);
    expect([...into]).toEqual([9, 9, 9, 9, 9, 9, 1, 1]);
  });

  it('names the first part that differs', () => {
    const into = new Float32Array(totalSize(specs));
    const wider = { ...trunk, shape: [2, 3] };
    const graft = (): void => takeGraft(specs, known, source([table, wider]), into);
    const details = { layer: 'trunk 1', source: '2 × 3', target: '2 × 2' };
    expect(graft).toThrow(expect.objectContaining({ code: 'graft.trunk-differs', details }));
    expect(() => takeGraft(specs, known, source([trunk]), into)).toThrow(
      expect.objectContaining({ code: 'graft.trunk-differs' }),
    );
  });

  it('that is frozen has a learning rate of 0; fine-tuned, and heads always, the plan’s', () => {
    expect([...learningRates(plan('trunk'), specs, known)]).toEqual([0, 0, 0, 0, 0, 0, 0.5, 0.5]);
    expect([...learningRates(plan('none'), specs, known)]).toEqual(new Array(8).fill(0.5));
    expect([...learningRates(plan(undefined), specs, known)]).toEqual(new Array(8).fill(0.5));
  });

  it('can be frozen up to a layer, with the encoders before it and what that layer is made of', () => {
    const layer = (place: string): ParameterShape => ({ ...trunk, name: `trunk ${place}/bias`, shape: [1] });
    const four = layOut([
      { ...table, shape: [1, 1] },
      layer('1'),
      layer('2.1'),
      layer('10'),
      { ...head, shape: [1, 1] },
    ]);
    expect([...learningRates(plan(1), four, known)]).toEqual([0, 0, 0.5, 0.5, 0.5]);
    expect([...learningRates(plan(2), four, known)]).toEqual([0, 0, 0, 0.5, 0.5]);
    expect([...learningRates(plan(10), four, known)]).toEqual([0, 0, 0, 0, 0.5]);
  });
});

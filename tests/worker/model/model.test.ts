import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { design as designSchema } from '../../../src/shared/design';
import type { FittedRecipe } from '../../../src/shared/recipe/fitted';
import { layerShapes } from '../../../src/shared/shapes';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { buildModel } from '../../../src/worker/model/model';
import { pack, unpack } from '../../../src/worker/model/pack';
import { totalSize } from '../../../src/worker/model/parameter';

const fitted: FittedRecipe = {
  inputs: [
    { kind: 'standard', column: 'wing', mean: 0, deviation: 1, missingIndicator: false },
    { kind: 'embedding', column: 'island', levels: ['a', 'b'], dimension: 2 },
  ],
  tasks: [
    { name: 'mass', kind: 'number', targets: ['mass'], classes: [], mean: 0, deviation: 1 },
    { name: 'kind', kind: 'classes', targets: ['kind'], classes: ['x', 'y'], mean: 0, deviation: 1 },
  ],
};
const design = designSchema.parse({
  trunk: [{ units: 2, dropout: 0.5 }],
  heads: { kind: [{ units: 1, activation: 'linear' }] },
});

/** Values by parameter name; the rest 0. */
const VALUES: Readonly<Record<string, number[]>> = {
  'encoder island/table': [0, 0, 10, 20, 30, 40],
  'trunk 1/kernel': [1, -1, 2, 0, 0, 3],
  'trunk 1/bias': [0.5, 0],
  'head mass output/kernel': [1, 2],
  'head kind 1/kernel': [1, 1],
  'head kind output/kernel': [1, -1],
  'head kind output/bias': [0, 7],
};

describe('a model', () => {
  const model = buildModel({ design }, fitted);
  beforeAll(async () => {
    await chooseBackend('cpu');
  });

  function answers(
    features: number[][],
    masks = {},
    of = model,
    values: Readonly<Record<string, number[]>> = {},
  ): number[][][] {
    return tf.tidy(() => {
      const parameters = of.parameters.map(({ name, shape, size }) =>
        tf.tensor(values[name] ?? VALUES[name] ?? new Array(size).fill(0), [...shape]),
      );
      return of
        .forward(parameters, tf.tensor2d(features), { masks, measured: () => undefined })
        .map((head) => head.arraySync());
    });
  }

  it('looks codes up in their table, goes through one trunk and branches into heads', () => {
    // island b: (30, 40); trunk: (1*1 + 2*30 + 0*40 + 0.5, -1*1 + 0*30 + 3*40) = (61.5, 119)
    const [mass, kind] = answers([[1, 2]]);
    expect(mass).toEqual([[61.5 + 2 * 119]]);
    expect(kind).toEqual([[61.5 + 119, -(61.5 + 119) + 7]]);
  });

  it('keeps rows apart, cuts below 0 by ReLU, and takes code 0 for what is missing or unseen', () => {
    const [mass] = answers([
      [-3, 0],
      [2, 0],
      [1, 2],
    ]);
    expect(mass).toEqual([[0 + 2 * 3], [2.5 + 2 * 0], [61.5 + 2 * 119]]);
  });

  it('has one vector for a column whose every value was missing in training', () => {
    const [island] = fitted.inputs.slice(1) as [
      Extract<FittedRecipe['inputs'][number], { kind: 'embedding' }>,
    ];
    const unseen = { inputs: [{ ...island, levels: [] }], tasks: fitted.tasks.slice(0, 1) };
    const linear = buildModel({ design: designSchema.parse({ trunk: [] }) }, unseen);
    const answer = tf.tidy(() => {
      const parameters = [tf.tensor2d([[3, 4]]), tf.tensor2d([[10], [1]]), tf.tensor1d([0.5])];
      const [mass] = linear.forward(parameters, tf.tensor2d([[0], [0]]));
      return mass!.arraySync();
    });
    expect(answer).toEqual([[3 * 10 + 4 + 0.5], [3 * 10 + 4 + 0.5]]);
  });

  it('lets a task that stands apart have all its layers for itself', () => {
    const apart = buildModel({ design: { ...design, apart: ['kind'] } }, fitted);
    expect(apart.parameters.find(({ name }) => name === 'head kind 1/kernel')?.shape).toEqual([3, 1]);
    const [mass, kind] = answers([[1, 2]], {}, apart, { 'head kind 1/kernel': [1, 2, 0] });
    expect(mass).toEqual([[61.5 + 2 * 119]]);
    expect(kind).toEqual([[1 + 2 * 30, -(1 + 2 * 30) + 7]]);
  });

  it('multiplies by the dropout mask of a layer after its activation', () => {
    expect(model.random.map(({ name }) => name)).toEqual(['trunk 1']);
    expect(answers([[1, 2]], { 'trunk 1': tf.tensor2d([[2, 0]]) })[0]).toEqual([[2 * 61.5]]);
  });

  it('has the parameters that its drawing shows', () => {
    const drawn = layerShapes({ design }, fitted).reduce((sum, layer) => sum + layer.parameters, 0);
    expect(totalSize(model.parameters)).toBe(drawn);
    expect(model.parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(VALUES)));
  });

  it('takes the flat vector apart and puts it together again', () => {
    const flat = Array.from({ length: totalSize(model.parameters) }, (_, i) => i);
    const parts = unpack(tf.tensor1d(flat), model.parameters);
    expect(parts.map(({ shape }) => shape)).toEqual(model.parameters.map(({ shape }) => shape));
    expect([...pack(parts).dataSync()]).toEqual(flat);
  });
});

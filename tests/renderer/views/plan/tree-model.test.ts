import { expect, test } from 'vitest';
import { Language } from '../../../../src/renderer/language/language.svelte';
import { drawPlan } from '../../../../src/renderer/views/plan/tree-model';
import { plan, type Plan } from '../../../../src/shared/plan';

const norm = { kind: 'batch-norm' };
const aPlan = (change: object): Plan =>
  plan.parse({
    name: 'a plan',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [{ name: 'fat', targets: ['fat'], kind: 'number' }],
    design: { trunk: [norm, { kind: 'residual', layers: [norm] }, norm], heads: { fat: [norm] } },
    budget: { epochs: 1 },
    ...change,
  });
const drawn = (of: Plan): string[] => {
  const words = new Language(['en'], () => 'en');
  const { model } = drawPlan(of, words, {
    check: undefined,
    current: false,
    matches: of.graft ? ['same', 'same', 'same'] : [],
  });
  const [first, block, last] = model.trunk.layers;
  const all = [first, block?.branches[0]?.layers[0], last, model.heads[0]?.hidden.layers[0]];
  return all.map((layer) => `${layer?.frozen ? 'frozen' : 'learns'}, ${layer?.held ? 'held' : 'moves'}`);
};

test('a partly frozen trunk says which statistics stay, within blocks as well', () => {
  expect(drawn(aPlan({}))).toEqual(['learns, moves', 'learns, moves', 'learns, moves', 'learns, moves']);
  expect(drawn(aPlan({ graft: { from: 'r', freeze: 2 } }))).toEqual([
    'frozen, held',
    'frozen, held',
    'learns, moves',
    'learns, moves',
  ]);
});

test('so does a part whose learning rate has the factor 0', () => {
  const rates = { 'trunk 2': 0, 'head fat': 0, trunk: 0.5 };
  expect(drawn(aPlan({ method: { rates } }))).toEqual([
    'learns, moves',
    'frozen, held',
    'learns, moves',
    'frozen, held',
  ]);
});

test('statistics that are frozen by themselves are told, and the layer still learns', () => {
  const design = { trunk: [{ ...norm, statistics: 'frozen' }] };
  expect(drawn(aPlan({ design }))[0]).toBe('learns, held');
});

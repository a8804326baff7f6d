import { describe, expect, test } from 'vitest';
import { Language } from '../../../../src/renderer/language/language.svelte';
import { changeText } from '../../../../src/renderer/views/compare/change-text';
import { designDiff, type Model } from '../../../../src/renderer/views/compare/design-diff';
import { plan } from '../../../../src/shared/plan';

const model = (design: object, tasks: string[], inputs?: Model['inputs']): Model => ({
  plan: plan.parse({
    name: 'a plan',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: tasks.map((name) => ({ name, targets: [name], kind: 'number' })),
    design,
    budget: { epochs: 1 },
  }),
  inputs,
});
const english = new Language(['en'], () => 'en');
const told = (first: Model, second: Model): string[] =>
  designDiff(first, second).changes.map((change) => `${change.mark}: ${changeText(change, english)}`);

test('layers are told by what is set otherwise, put in or taken out, heads by their task', () => {
  const first = model({ trunk: [{ units: 8 }, { units: 4 }], heads: { fat: [{ units: 2 }] } }, [
    'fat',
    'water',
  ]);
  const second = model({ trunk: [{ kind: 'batch-norm' }, { units: 8, activation: 'tanh' }, { units: 4 }] }, [
    'fat',
  ]);
  expect(told(first, second)).toEqual([
    'added: Layer 1 of the trunk, Batch norm',
    'changed: Layer 1 of the trunk, Dense: activation ReLU → tanh',
    'removed: Layer 1 of the head of fat, Dense',
    'removed: Head of water',
  ]);
  const { marks, pairs } = designDiff(first, second);
  expect([...marks[0]]).toEqual([
    ['trunk/0', 'changed'],
    ['hidden/fat/0', 'removed'],
    ['head/water', 'removed'],
  ]);
  expect([...marks[1]]).toEqual([
    ['trunk/0', 'added'],
    ['trunk/1', 'changed'],
  ]);
  expect(pairs).toContainEqual(['trunk/1', 'trunk/2']);
});

test('what is inside a block is told layer by layer, within the block', () => {
  const block = (...units: number[]): object => ({
    trunk: [{ kind: 'residual', layers: units.map((one) => ({ units: one })) }],
  });
  const [first, second] = [model(block(8, 4), ['fat']), model(block(8, 16, 4), ['fat'])];
  expect(told(first, second)).toEqual(['added: Layer 1 of the trunk › Layer 2 of branch 1, Dense']);
  expect(told(model({ trunk: [] }, ['fat']), second)).toEqual(['added: Layer 1 of the trunk, Residual']);
});

describe('columns', () => {
  const inputs = (...encodings: [column: string, encoding: string][]): Model['inputs'] =>
    encodings.map(([column, encoding]) => ({ column, encoding, width: 1, added: false }));
  const few = inputs(['age', 'standard'], ['town', 'one-hot']);
  const design = { trunk: [] };

  test('that only one model reads, or that are encoded otherwise, are told', () => {
    const other = inputs(['age', 'standard'], ['town', 'embedding'], ['dose', 'standard']);
    expect(told(model(design, ['fat'], few), model(design, ['fat'], other))).toEqual([
      'changed: Column town: encoding one-hot → embedding',
      'added: Column dose',
    ]);
  });

  test('that are drawn as one have changed where some of them differ', () => {
    const many = Array.from({ length: 9 }, (_, i): [string, string] => [`c${i}`, 'standard']);
    const [all, less] = [inputs(...many), inputs(...many.slice(1))];
    const { marks, changes } = designDiff(model(design, ['fat'], all), model(design, ['fat'], less));
    expect(changes).toMatchObject([{ mark: 'removed', column: 'c0' }]);
    expect([...marks[0]]).toEqual([['columns/standard', 'changed']]);
  });

  test('are not told while they are not known', () => {
    expect(told(model(design, ['fat'], few), model(design, ['fat']))).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { withRate } from '../../../src/renderer/state/plan-edits';
import {
  weightColumn,
  withLabels,
  withRowWeights,
  withShuffled,
} from '../../../src/renderer/state/recipe-edits';
import { suggest } from '../fake-lab/plans';
import { penguins } from '../fake-lab/tables';

const plan = suggest(penguins.dataset, ['sex']);

test('one column weighs the rows, and the one before it is an input again', () => {
  const first = withRowWeights(plan, 'year');
  expect(weightColumn(first)).toBe('year');
  const second = withRowWeights(first, 'bill_depth_mm');
  expect([weightColumn(second), second.recipe.columns['year']?.role]).toEqual(['bill_depth_mm', 'input']);
  expect(weightColumn(withRowWeights(second, undefined))).toBeUndefined();
});

test('labels are kept or shuffled for one task, and all come back', () => {
  const few = withShuffled(withLabels(plan, 'sex', { keep: 10, each: true }), 'sex', true);
  expect(few.recipe).toMatchObject({ keepLabels: { sex: { keep: 10, each: true } }, shuffleLabels: ['sex'] });
  expect(withShuffled(withLabels(few, 'sex', undefined), 'sex', false)).toEqual(plan);
});

test('a part has a factor of its own until it is taken away', () => {
  const slow = withRate(withRate(plan, 'trunk', 0.1), 'trunk 2', 0);
  expect(slow.method.rates).toEqual({ trunk: 0.1, 'trunk 2': 0 });
  expect(withRate(withRate(slow, 'trunk', undefined), 'trunk 2', undefined)).toEqual(plan);
});

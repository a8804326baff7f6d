import { expect, test } from 'vitest';
import { designDiff } from '../../../../src/renderer/views/compare/design-diff';
import { plan } from '../../../../src/shared/plan';

const withDesign = (design: object, tasks: string[]) => ({
  plan: plan.parse({
    name: 'a plan',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: tasks.map((name) => ({ name, targets: [name], kind: 'number' })),
    design,
    budget: { epochs: 1 },
  }),
});

test('layers stand beside each other from the columns on, heads by their task; what differs is marked', () => {
  const { trunk, heads } = designDiff([
    withDesign({ trunk: [{ units: 8 }, { units: 4 }], heads: { fat: [{ units: 2 }] } }, ['fat', 'water']),
    withDesign({ trunk: [{ units: 8 }, { units: 16 }, { units: 4 }] }, ['fat']),
  ]);
  expect(trunk.map(({ changed }) => changed)).toEqual([false, true, true]);
  expect(trunk[2]?.each).toMatchObject([undefined, { units: 4 }]);
  expect(heads.map(({ name, changed }) => [name, changed])).toEqual([
    ['fat', true],
    ['water', true],
  ]);
  expect(heads[1]?.each).toEqual([[], undefined]);
});

test('runs of one plan have nothing marked', () => {
  const one = withDesign({ trunk: [{ units: 8 }] }, ['fat']);
  const { trunk, heads } = designDiff([one, one]);
  expect([...trunk, ...heads].some(({ changed }) => changed)).toBe(false);
});

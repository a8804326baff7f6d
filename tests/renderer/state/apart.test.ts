import { describe, expect, it } from 'vitest';
import { design as designSchema } from '../../../src/shared/design';
import { plan as planSchema } from '../../../src/shared/plan';
import { canPart, isApart, parted, rejoined } from '../../../src/renderer/state/apart';

const design = designSchema.parse({ trunk: [{ units: 8 }, { units: 4 }], heads: { fat: [{ units: 2 }] } });
const plan = planSchema.parse({
  name: 'meat',
  dataset: 'd'.repeat(16),
  recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
  tasks: ['fat', 'water', 'protein'].map((name) => ({ name, targets: [name], kind: 'number' })),
  design,
  budget: { epochs: 1 },
});
const units = (layers: typeof design.trunk | undefined): unknown[] =>
  (layers ?? []).map((layer) => layer.kind === 'dense' && layer.units);

describe('a task that shares no layers any more', () => {
  const alone = parted(design, 'fat');

  it('has as many of its own as it shared, and those it had', () => {
    expect(isApart(alone, 'fat')).toBe(true);
    expect(units(alone.heads['fat'])).toEqual([8, 4, 2]);
    expect(units(alone.trunk)).toEqual([8, 4]);
  });

  it('shares them again as if nothing had been', () => {
    expect(rejoined(alone, 'fat')).toEqual(design);
  });

  it('keeps layers that were changed since', () => {
    const changed = { ...alone, heads: { fat: (alone.heads['fat'] ?? []).slice(1) } };
    expect(units(rejoined(changed, 'fat').heads['fat'])).toEqual([4, 2]);
  });
});

it('only what shares with another can part, so that the trunk is never left alone', () => {
  expect(canPart(plan, 'fat')).toBe(true);
  const one = { ...plan, design: parted(design, 'fat') };
  expect(canPart(one, 'fat')).toBe(false);
  const two = { ...plan, design: parted(one.design, 'water') };
  expect(canPart(two, 'protein')).toBe(false);
  expect(canPart({ ...plan, design: { ...design, trunk: [] } }, 'fat')).toBe(false);
  const deep = { ...design, trunk: Array.from({ length: 20 }, () => design.trunk).flat() };
  expect(canPart({ ...plan, design: deep }, 'fat')).toBe(false);
});

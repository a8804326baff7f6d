import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deepened, pathOf, sharings, withPath } from '../../../src/renderer/state/sharing';
import { layer, type Layer } from '../../../src/shared/design';
import { plan, type Plan } from '../../../src/shared/plan';

const layers = (...units: number[]): Layer[] => units.map((one) => layer.parse({ units: one }));
const aPlan = (trunk: Layer[], heads: Record<string, Layer[]> = {}, freeze?: number): Plan =>
  plan.parse({
    name: 'a plan',
    dataset: '0123456789abcdef',
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: ['fat', 'water'].map((name) => ({ name, targets: [name], kind: 'number' })),
    design: { trunk, heads },
    budget: { epochs: 1 },
    ...(freeze !== undefined && { graft: { from: 'r1', freeze } }),
  });
const unitsOf = (all: readonly Layer[] = []): unknown[] => all.map((one) => 'units' in one && one.units);

describe('how tasks share', () => {
  test('is from all to nothing, as far as there are layers', () => {
    const kinds = (...units: number[]): string[] =>
      sharings(aPlan(layers(...units))).map(({ kind, shared }) => `${kind} ${shared}`);
    expect(kinds(8, 8, 8, 8)).toEqual(['all 4', 'late 3', 'early 1', 'alone 0']);
    expect(kinds(8, 8)).toEqual(['all 2', 'late 1', 'alone 0']);
    expect(kinds(8)).toEqual(['all 1', 'alone 0']);
    expect(kinds()).toEqual(['all 0']);
  });

  test('is not offered where a head would have more layers than it may', () => {
    const deep = aPlan(layers(...Array.from({ length: 20 }, () => 8)));
    expect(sharings(deep).map(({ kind }) => kind)).toEqual(['all', 'late']);
  });

  test('gives each task layers of its own before those that it had', () => {
    const before = aPlan(layers(8, 4), { fat: layers(2) });
    const split = withPath(before, { layers: layers(8, 4), shared: 1 });
    expect(unitsOf(split.design.trunk)).toEqual([8]);
    expect(unitsOf(split.design.heads['fat'])).toEqual([4, 2]);
    expect(unitsOf(split.design.heads['water'])).toEqual([4]);
    expect(pathOf(split)).toEqual({ layers: layers(8, 4), shared: 1 });
  });

  test('is a matter of those that do not stand apart', () => {
    const before = aPlan(layers(8, 4), { water: layers(3) });
    const apart = { ...before, design: { ...before.design, apart: ['water'] } };
    const split = withPath(apart, { ...pathOf(apart), shared: 1 });
    expect(unitsOf(split.design.heads['fat'])).toEqual([4]);
    expect(unitsOf(split.design.heads['water'])).toEqual([3]);
    expect(pathOf(split)).toEqual({ layers: layers(8, 4), shared: 1 });
  });

  test('loses nothing on the way there and back', () => {
    const some = fc.array(fc.constantFrom(2, 4, 8), { maxLength: 4 }).map((units) => layers(...units));
    fc.assert(
      fc.property(some, some, some, fc.nat(), (trunk, fat, water, cut) => {
        const before = aPlan(trunk, { fat, water });
        const path = pathOf(before);
        const split = withPath(before, { ...path, shared: cut % (path.layers.length + 1) });
        const back = withPath(split, { ...pathOf(split), shared: path.shared });
        for (const task of ['fat', 'water'])
          expect(back.design.heads[task] ?? []).toEqual(before.design.heads[task] ?? []);
        expect(back.design.trunk).toEqual(before.design.trunk);
      }),
    );
  });

  test('leaves a graft no more frozen layers than are shared', () => {
    const path = { layers: layers(8, 8, 8), shared: 1 };
    expect(withPath(aPlan(layers(8, 8, 8), {}, 2), path).graft?.freeze).toBe('trunk');
    expect(withPath(aPlan(layers(8, 8, 8), {}, 2), { ...path, shared: 0 }).graft?.freeze).toBe('none');
  });
});

describe('a deeper model', () => {
  test('has its last layer once more, a shallower one less, and tasks keep what is their own', () => {
    expect(unitsOf(deepened(aPlan(layers(8, 4)), 3).design.trunk)).toEqual([8, 4, 4]);
    expect(unitsOf(deepened(aPlan(layers(8, 4)), 0).design.trunk)).toEqual([]);
    const late = aPlan(layers(8), { fat: layers(4), water: layers(4) });
    expect(unitsOf(deepened(late, 3).design.trunk)).toEqual([8, 4]);
    const alone = aPlan([], { fat: layers(4), water: layers(4) });
    expect(unitsOf(deepened(alone, 2).design.heads['water'])).toEqual([4, 4]);
    expect(deepened(alone, 2).design.trunk).toEqual([]);
  });

  test('of layers that are not dense gets a dense one', () => {
    const norm = aPlan([layer.parse({ kind: 'layer-norm' })]);
    expect(unitsOf(deepened(norm, 2).design.trunk)).toEqual([false, 64]);
  });
});

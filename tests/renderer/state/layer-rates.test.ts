import fc from 'fast-check';
import { expect, test } from 'vitest';
import { design as designSchema, type Activation, type Layer } from '../../../src/shared/design';
import type { Plan } from '../../../src/shared/plan';
import { parted, rejoined } from '../../../src/renderer/state/apart';
import {
  branchesOf,
  chainOf,
  insertLayer,
  layerAt,
  moveLayer,
  removeLayer,
  replaceLayer,
  type ChainName,
  type LayerPlace,
} from '../../../src/renderer/state/layer-edits';
import { keepingRates } from '../../../src/renderer/state/layer-rates';
import { asKind } from '../../../src/renderer/state/layer-kinds';
import { placeName } from '../../../src/renderer/state/place-name';
import { withRate } from '../../../src/renderer/state/plan-edits';
import { deepened, pathOf, withPath } from '../../../src/renderer/state/sharing';
import { suggest } from '../fake-lab/plans';
import { penguins } from '../fake-lab/tables';

/** A plan for two tasks whose layers are told apart by their units, with factors for some of them. */
function aPlan(factors: Record<string, number> = {}): Plan {
  const plan = suggest(penguins.dataset, ['sex', 'species']);
  const design = designSchema.parse({
    trunk: [
      { units: 1 },
      { kind: 'residual', layers: [{ units: 2 }, { units: 3 }] },
      { kind: 'concat', branches: [[{ units: 4 }], [{ units: 5 }, { units: 6 }]] },
      { units: 7 },
    ],
    heads: { sex: [{ units: 8 }], species: [{ units: 8 }, { units: 9 }] },
  });
  return { ...plan, design, method: { ...plan.method, rates: { trunk: 0.5, ...factors } } };
}

const inTrunk = (index: number): LayerPlace => ({ chain: 'trunk', index });
const dense = (units: number, activation: Activation = 'relu'): Layer => ({
  kind: 'dense',
  units,
  activation,
  dropout: 0,
});

/** All chains of a design, and all its layers. */
function chainsOf(design: Plan['design']): ChainName[] {
  const within = (chain: ChainName): ChainName[] => [
    chain,
    ...chainOf(design, chain).flatMap((layer, index) =>
      branchesOf(layer).flatMap((_, branch) => within({ inside: { chain, index }, branch })),
    ),
  ];
  return (['trunk', { head: 'sex' }, { head: 'species' }] as const).flatMap(within);
}

function placesOf(design: Plan['design']): LayerPlace[] {
  return chainsOf(design).flatMap((chain) => chainOf(design, chain).map((_, index) => ({ chain, index })));
}

/** The factor of each dense layer of its own, by its units; those of one number of units have the same. */
function factorsOf({ design, method }: Plan): Map<number, number | undefined> {
  const factors = new Map<number, number | undefined>();
  for (const place of placesOf(design)) {
    const layer = layerAt(design, place);
    if (layer?.kind !== 'dense') continue;
    const factor = method.rates?.[placeName(design, place)];
    if (factors.has(layer.units)) expect(factors.get(layer.units)).toBe(factor);
    factors.set(layer.units, factor);
  }
  return factors;
}

const edits = ['move', 'copy', 'add', 'remove', 'change'] as const;
type Edit = readonly [(typeof edits)[number], number, number];
const anyEdits = fc.array(fc.tuple(fc.constantFrom(...edits), fc.nat(), fc.nat()), { maxLength: 12 });

/** One edit of the design; a layer that is put in has units that no other has. */
function edited(plan: Plan, [what, from, to]: Edit, fresh: number): Plan {
  const places = placesOf(plan.design);
  const place = places[from % places.length];
  const chains = chainsOf(plan.design);
  const chain = chains[to % chains.length] ?? 'trunk';
  const gap = { chain, index: (to >> 3) % (chainOf(plan.design, chain).length + 1) };
  const layer = place && layerAt(plan.design, place);
  if (!place || !layer) return plan;
  const change = (design: Plan['design']): Plan['design'] => {
    if (what === 'move') return moveLayer(design, place, gap).design;
    if (what === 'copy')
      return insertLayer(design, { ...place, index: place.index + 1 }, layerAt(design, place)!);
    if (what === 'add') return insertLayer(design, gap, dense(fresh));
    if (what === 'remove') return removeLayer(design, place);
    return layer.kind === 'dense' ? replaceLayer(design, place, dense(layer.units, 'tanh')) : design;
  };
  return keepingRates(plan, (now) => ({ ...now, design: change(now.design) }));
}

test('a factor stays with its layer through any edits: copies have it, new layers have none', () => {
  const before = aPlan();
  const names = placesOf(before.design).map((place) => placeName(before.design, place));
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names), fc.double({ min: 0, max: 9, noNaN: true })),
      anyEdits,
      (factors, steps) => {
        // Two heads begin alike; alike they stay, or their layers could not be told apart.
        const given = { ...factors, 'head species 1': 3, 'head sex 1': 3 };
        const plan = aPlan(given);
        const wanted = factorsOf(plan);
        const after = steps.reduce((now, step, i) => edited(now, step, 100 + i), plan);
        for (const [units, factor] of factorsOf(after)) expect(factor).toBe(wanted.get(units));
        expect(after.method.rates?.trunk).toBe(0.5);
        const known = placesOf(after.design).map((place) => placeName(after.design, place));
        for (const part of Object.keys(after.method.rates ?? {})) expect(['trunk', ...known]).toContain(part);
      },
    ),
  );
});

test('a block takes its factor along', () => {
  const plan = aPlan({ 'trunk 2': 0 });
  const moved = keepingRates(plan, (now) => ({
    ...now,
    design: moveLayer(now.design, inTrunk(1), inTrunk(0)).design,
  }));
  expect(moved.method.rates).toEqual({ trunk: 0.5, 'trunk 1': 0 });
});

test('a layer of another kind has the factor of the one it replaces, unless there is nothing to learn in it', () => {
  const plan = aPlan({ 'trunk 1': 0.1 });
  const as = (kind: Parameters<typeof asKind>[1]): Plan =>
    keepingRates(plan, (now) => ({
      ...now,
      design: replaceLayer(now.design, inTrunk(0), asKind(dense(1), kind, 9)),
    }));
  expect(as('gru').method.rates).toEqual({ trunk: 0.5, 'trunk 1': 0.1 });
  expect(as('flatten').method.rates).toEqual({ trunk: 0.5 });
});

test('layers that become those of the heads take their factors along, and bring them back', () => {
  const plan = aPlan({ 'trunk 4': 0.1 });
  const late = keepingRates(plan, (now) => withPath(now, { ...pathOf(now), shared: 3 }));
  expect(late.method.rates).toEqual({ trunk: 0.5, 'head sex 1': 0.1, 'head species 1': 0.1 });
  const all = keepingRates(late, (now) => withPath(now, { ...pathOf(now), shared: 4 }));
  expect(all.method.rates).toEqual({ trunk: 0.5, 'trunk 4': 0.1 });
});

test('a task with layers of its own has the factors of those it shared', () => {
  const plan = aPlan({ 'trunk 1': 0.1 });
  const apart = keepingRates(plan, (now) => ({ ...now, design: parted(now.design, 'sex') }));
  expect(apart.method.rates).toEqual({ trunk: 0.5, 'trunk 1': 0.1, 'head sex 1': 0.1 });
  const again = keepingRates(apart, (now) => ({ ...now, design: rejoined(now.design, 'sex') }));
  expect(again.method.rates).toEqual(plan.method.rates);
});

test('a shallower model loses the factors of what it lost, and a factor that is set is set', () => {
  const plan = aPlan({ 'trunk 1': 0.1, 'trunk 4': 0.2 });
  const shallow = keepingRates(plan, (now) => deepened(now, 3));
  expect(shallow.method.rates).toEqual({ trunk: 0.5, 'trunk 1': 0.1 });
  expect(keepingRates(plan, (now) => withRate(now, 'trunk 1', undefined)).method.rates).toEqual({
    trunk: 0.5,
    'trunk 4': 0.2,
  });
});

test('nothing of this is in the plan that goes to the lab', () => {
  const plan = aPlan({ 'trunk 2.1': 0.1 });
  const same = keepingRates(plan, (now) => ({ ...now, design: { ...now.design } }));
  expect(same).toStrictEqual(plan);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { design as designSchema } from '../../../src/shared/design';
import { asKind, LAYER_KINDS } from '../../../src/renderer/state/layer-kinds';
import { placeName, placeOf } from '../../../src/renderer/state/place-name';
import {
  chainOf,
  insertLayer,
  layerAt,
  layerFor,
  moveLayer,
  removeLayer,
  replaceLayer,
  type LayerPlace,
} from '../../../src/renderer/state/layer-edits';

const units = fc.integer({ min: 1, max: 999 });
const layers = fc.array(units.map((count) => ({ units: count })));
const anyDesign = fc
  .record({
    trunk: fc.array(
      units.map((count) => ({ units: count })),
      { minLength: 1, maxLength: 6 },
    ),
    sex: layers,
  })
  .map(({ trunk, sex }) => designSchema.parse({ trunk, heads: { sex: sex.slice(0, 5) } }));
const inTrunk = (index: number): LayerPlace => ({ chain: 'trunk', index });
const inHead = (index: number): LayerPlace => ({ chain: { head: 'sex' }, index });
const all = (design: Parameters<typeof chainOf>[0]): number[] =>
  [...chainOf(design, 'trunk'), ...chainOf(design, { head: 'sex' })].flatMap((layer) =>
    layer.kind === 'dense' ? [layer.units] : [],
  );

describe('layers of a design', () => {
  test('what is put in and taken out again leaves the design as it was', () => {
    fc.assert(
      fc.property(anyDesign, fc.nat(), (design, n) => {
        const place = inTrunk(n % (design.trunk.length + 1));
        const layer = layerFor(design, place);
        expect(removeLayer(insertLayer(design, place, layer), place)).toEqual(design);
      }),
    );
  });

  test('a layer that is moved is where it is said to be, and no other is lost', () => {
    fc.assert(
      fc.property(anyDesign, fc.nat(), fc.nat(), fc.boolean(), (design, n, m, toHead) => {
        const from = inTrunk(n % design.trunk.length);
        const chain = toHead ? inHead(0).chain : 'trunk';
        const to = { chain, index: m % (chainOf(design, chain).length + 1) };
        const moved = moveLayer(design, from, to);
        expect(layerAt(moved.design, moved.place)).toEqual(layerAt(design, from));
        expect(all(moved.design).toSorted()).toEqual(all(design).toSorted());
      }),
    );
  });

  test('dropping a layer on a gap beside it moves nothing', () => {
    const design = designSchema.parse({ trunk: [{ units: 1 }, { units: 2 }, { units: 3 }] });
    expect(moveLayer(design, inTrunk(1), inTrunk(1)).design).toEqual(design);
    expect(moveLayer(design, inTrunk(1), inTrunk(2)).design).toEqual(design);
    expect(all(moveLayer(design, inTrunk(0), inTrunk(3)).design)).toEqual([2, 3, 1]);
  });

  test('a new layer is like its neighbour', () => {
    const design = designSchema.parse({ trunk: [{ units: 7 }, { units: 9, activation: 'tanh' }] });
    expect(layerFor(design, inTrunk(2))).toEqual(design.trunk[1]);
    expect(layerFor(design, inTrunk(0))).toEqual(design.trunk[0]);
    expect(layerFor(design, inHead(0))).toMatchObject({ units: 64 });
  });

  test('only the layer in question is changed', () => {
    const design = designSchema.parse({ trunk: [{ units: 7 }, { units: 9 }] });
    const [first] = design.trunk;
    if (first?.kind !== 'dense') throw new Error('the design has a layer');
    expect(all(replaceLayer(design, inTrunk(1), { ...first, units: 5 }))).toEqual([7, 5]);
  });
});

describe('layers inside layers', () => {
  const design = designSchema.parse({
    trunk: [
      { units: 1 },
      { kind: 'residual', layers: [{ units: 2 }, { units: 3 }] },
      { kind: 'concat', branches: [[{ units: 4 }], []] },
    ],
  });
  const inResidual = (index: number): LayerPlace => ({ chain: { inside: inTrunk(1), branch: 0 }, index });
  const inBranch = (branch: number, index: number): LayerPlace => ({
    chain: { inside: inTrunk(2), branch },
    index,
  });

  test('are named as the lab names them', () => {
    expect(placeName(design, inResidual(1))).toBe('trunk 2.2');
    expect(placeName(design, inBranch(0, 0))).toBe('trunk 3.1.1');
    expect(placeOf(design, 'trunk 3.1.1')).toEqual(inBranch(0, 0));
    expect(placeOf(design, 'trunk 9')).toBeUndefined();
  });

  test('move out, in, and to another branch, even when what is before them moves up', () => {
    const out = moveLayer(design, inResidual(0), inTrunk(0));
    expect(layerAt(out.design, out.place)).toMatchObject({ units: 2 });
    const into = moveLayer(design, inTrunk(0), inBranch(1, 0));
    expect(layerAt(into.design, into.place)).toMatchObject({ units: 1 });
    expect(placeName(into.design, into.place)).toBe('trunk 2.2.1');
  });

  test('a block does not move into itself', () => {
    expect(moveLayer(design, inTrunk(1), inResidual(0)).design).toBe(design);
  });

  test('a residual goes with its last layer, a branch may be empty', () => {
    const one = removeLayer(design, inResidual(0));
    expect(removeLayer(one, inResidual(0)).trunk.map((layer) => layer.kind)).toEqual(['dense', 'concat']);
    expect(removeLayer(design, inBranch(0, 0)).trunk[2]).toEqual({ kind: 'concat', branches: [[], []] });
  });

  test('another kind keeps what both have, and a block is built around the layer', () => {
    const dense = designSchema.parse({ trunk: [{ units: 9, activation: 'tanh' }] }).trunk[0];
    if (!dense) throw new Error('the design has a layer');
    expect(asKind(dense, 'activation', 9)).toEqual({ kind: 'activation', activation: 'tanh' });
    expect(asKind(dense, 'residual', 9)).toEqual({ kind: 'residual', layers: [dense] });
    for (const kind of LAYER_KINDS) expect(asKind(dense, kind, 9).kind).toBe(kind);
  });
});

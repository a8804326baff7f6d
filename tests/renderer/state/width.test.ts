import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widened, widthOf } from '../../../src/renderer/state/width';
import { design } from '../../../src/shared/design';
import { placeStack } from '../../../src/shared/layers/placed';
import { anyLayers, anyShape, KINDS } from '../../worker/any-layers';

const widths = (trunk: object[], factor: number): unknown[] =>
  widened(design.parse({ trunk }), factor).trunk.map((layer) =>
    'units' in layer ? layer.units : 'filters' in layer ? layer.filters : layer.kind,
  );

describe('a wider model', () => {
  test('has the same layers, each as many times as wide', () => {
    const trunk = [
      { kind: 'conv2d', filters: 8, kernel: 3 },
      { kind: 'batch-norm' },
      { units: 32 },
      { units: 10 },
    ];
    expect(widths(trunk, 0.5)).toEqual([4, 'batch-norm', 16, 5]);
    expect(widths(trunk, 0.01)).toEqual([1, 'batch-norm', 1, 1]);
  });

  test('keeps the width that a reshape takes apart', () => {
    const trunk = [
      { units: 64 },
      { kind: 'layer-norm' },
      { kind: 'reshape', shape: [8, 8] },
      { kind: 'gru', units: 6 },
    ];
    expect(widths(trunk, 2)).toEqual([64, 'layer-norm', 'reshape', 12]);
  });

  test('keeps the width of what a residual adds to columns, and widens one that stands on a wider layer', () => {
    const residual = { kind: 'residual', layers: [{ units: 4 }, { units: 16 }] };
    const inner = (trunk: object[]): unknown => widened(design.parse({ trunk }), 2).trunk.at(-1);
    expect(inner([residual])).toMatchObject({ layers: [{ units: 8 }, { units: 16 }] });
    expect(inner([{ units: 16 }, residual])).toMatchObject({ layers: [{ units: 8 }, { units: 32 }] });
  });

  test('still fits together, whatever its layers, and comes back', () => {
    const any = anyShape.chain((input) =>
      anyLayers(input, { kinds: KINDS, most: 6 }).map((trunk) => ({ input, trunk })),
    );
    fc.assert(
      fc.property(any, ({ input, trunk }) => {
        const wider = widened({ sharing: 'hard', trunk, heads: {} }, 2);
        expect(() => placeStack('trunk', input, wider.trunk)).not.toThrow();
        expect(widened(wider, 0.5).trunk).toEqual(trunk);
      }),
      { numRuns: 300 },
    );
  });

  test('is measured by its widest layer, in the heads where the trunk has none', () => {
    expect(
      widthOf(design.parse({ trunk: [{ units: 4 }, { kind: 'residual', layers: [{ units: 9 }] }] })),
    ).toBe(9);
    expect(widthOf(design.parse({ trunk: [], heads: { fat: [{ units: 7 }] } }))).toBe(7);
    expect(widthOf(design.parse({ trunk: [{ kind: 'flatten' }] }))).toBeUndefined();
  });
});

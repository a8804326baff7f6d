import { describe, expect, test } from 'vitest';
import { blocksOf, foldModel, layersInside } from '../../../src/renderer/components/tree/fold';
import type { TreeLayer, TreeModel } from '../../../src/renderer/components/tree/model';

const layer = (id: string, inner: readonly TreeLayer[] = [], faulty = false): TreeLayer => ({
  id,
  name: 'Dense',
  shape: '64',
  parameters: '',
  spoken: '',
  share: 0.5,
  frozen: false,
  held: false,
  grafted: false,
  faulty,
  mark: undefined,
  branches: inner.length === 0 ? [] : [{ id: `${id}/0`, layers: inner }],
});
const several = (count: number): TreeLayer[] => Array.from({ length: count }, (_, i) => layer(`l${i}`));
const model = (...layers: TreeLayer[]): TreeModel => ({
  inputs: [],
  trunk: { id: 'trunk', layers },
  heads: [],
});
const drawn = (of: TreeModel, turned: string[] = []): string[] =>
  blocksOf(foldModel(of, new Set(turned))).map(({ id }) => id);

describe('a block', () => {
  test('of many layers is folded to begin with, of few it is not, and either can be turned', () => {
    const both = model(layer('long', several(6)), layer('short', several(2)));
    expect(drawn(both)).toEqual(['short']);
    expect(drawn(both, ['long', 'short'])).toEqual(['long']);
  });

  test('that holds what is wrong stays open', () => {
    expect(drawn(model(layer('long', [...several(6), layer('bad', [], true)])))).toEqual(['long']);
  });

  test('counts the layers of blocks inside it, and these can be found', () => {
    const nested = layer('outer', [layer('inner', several(3)), ...several(1)]);
    expect(layersInside(nested)).toBe(4);
    expect(blocksOf(model(nested)).map(({ id }) => id)).toEqual(['outer', 'inner']);
  });
});

import { describe, expect, test } from 'vitest';
import { layoutTree, type Box } from '../../../src/renderer/components/tree/layout';
import type { TreeLayer, TreeModel } from '../../../src/renderer/components/tree/model';

const layer = (share: number): TreeLayer => ({
  units: '64',
  parameters: '',
  title: '',
  share,
  frozen: false,
});
const model = (inputs: number, trunk: number, heads: number, hidden = 0): TreeModel => ({
  inputs: Array.from({ length: inputs }, (_, i) => ({ name: `c${i}`, width: '1', title: '' })),
  moreInputs: undefined,
  trunk: Array.from({ length: trunk }, () => layer(0.6)),
  heads: Array.from({ length: heads }, (_, i) => ({
    task: `t${i}`,
    about: '',
    hidden: Array.from({ length: hidden }, () => layer(1)),
    colour: i + 1,
  })),
});

const right = (box: Box): number => box.x + box.width;

describe('the drawing of a model', () => {
  test.each([
    [1, 0, 1, 0, 520],
    [7, 2, 3, 0, 640],
    [7, 6, 8, 2, 900],
  ])(
    '%i inputs, %i layers, %i heads with %i hidden layers fit into %i px',
    (inputs, trunk, heads, hidden, width) => {
      const layout = layoutTree(model(inputs, trunk, heads, hidden), width);
      const boxes = [...layout.inputs, ...layout.trunk, ...layout.heads.flatMap((head) => head.hidden)];
      for (const box of boxes) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(right(box)).toBeLessThanOrEqual(width);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
      }
      expect(layout.roots).toHaveLength(inputs);
      expect(layout.branches).toHaveLength(heads);
    },
  );

  test('layers of a trunk stand one after the other', () => {
    const { trunk, stem } = layoutTree(model(3, 5, 2), 700);
    for (const [i, box] of trunk.entries()) {
      expect(box.x).toBeGreaterThan(i === 0 ? stem.from : right(trunk[i - 1] ?? box));
      expect(right(box)).toBeLessThan(stem.to);
    }
  });

  test('heads do not touch', () => {
    const { heads } = layoutTree(model(2, 1, 8), 700);
    for (const [i, head] of heads.entries())
      if (i > 0) expect(head.leaf.y - (heads[i - 1]?.leaf.y ?? 0)).toBeGreaterThanOrEqual(42);
  });
});

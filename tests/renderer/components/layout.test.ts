import { describe, expect, test } from 'vitest';
import type { Box } from '../../../src/renderer/components/tree/chain';
import { layoutTree, type TreeLayout } from '../../../src/renderer/components/tree/layout';
import type { TreeChain, TreeLayer, TreeModel } from '../../../src/renderer/components/tree/model';

const layer = (id: string, share: number, branches: readonly TreeChain[] = []): TreeLayer => ({
  id,
  name: 'Dense',
  shape: '64',
  parameters: '',
  spoken: '',
  share,
  frozen: false,
  held: false,
  grafted: false,
  faulty: false,
  mark: undefined,
  branches,
});
const chain = (id: string, count: number, share = 0.6): TreeChain => ({
  id,
  layers: Array.from({ length: count }, (_, i) => layer(`${id}/${i}`, share)),
});
const model = (inputs: number, trunk: number, heads: number, hidden = 0): TreeModel => ({
  inputs: Array.from({ length: inputs }, (_, i) => ({
    id: `c${i}`,
    name: `c${i}`,
    width: '1',
    spoken: '',
    mark: undefined,
  })),
  trunk: chain('trunk', trunk),
  heads: Array.from({ length: heads }, (_, i) => ({
    id: `h${i}`,
    task: `t${i}`,
    about: '',
    spoken: '',
    hidden: chain(`t${i}`, hidden, 1),
    apart: false,
    colour: i + 1,
    mark: undefined,
  })),
});

const right = (box: Box): number => box.x + box.width;
const boxesOf = (layout: TreeLayout): Box[] => [
  ...layout.inputs.map(({ box }) => box),
  ...layout.trunk.map(({ box }) => box),
  ...layout.heads.flatMap(({ box, hidden }) => [box, ...hidden.map((one) => one.box)]),
];
const apart = (one: Box, other: Box): boolean =>
  right(one) <= other.x ||
  right(other) <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

describe('the drawing of a model', () => {
  test('a task apart grows from where the columns meet, past the trunk and below it', () => {
    const tree = model(4, 2, 3, 1);
    const heads = tree.heads.map((head, i) => ({ ...head, apart: i === 0 }));
    const layout = layoutTree({ ...tree, heads }, 900);
    const foot = Math.max(...layout.trunk.map(({ box }) => box.y + box.height));
    const parted = layout.heads.find(({ of }) => of.apart);
    expect(layout.heads.map(({ of }) => of.id)).toEqual(['h1', 'h2', 'h0']);
    expect(parted?.hidden[0]?.box.y).toBeGreaterThan(foot);
    const [start = NaN] = layout.wires.flatMap(({ role, path }) =>
      role === 'stem' ? Number(/^M(\d+)/.exec(path)?.[1]) : [],
    );
    const branch = layout.wires.find(({ role, colour }) => role === 'branch' && colour === 1);
    expect(branch?.path).toContain(`${start} `);
  });

  test.each([
    [1, 0, 1, 0, 520],
    [7, 2, 3, 0, 608],
    [7, 6, 8, 2, 900],
    [7, 12, 2, 1, 608],
    [3, 8, 12, 0, 608],
  ])(
    '%i inputs, %i layers, %i heads with %i hidden layers lie apart, inside it',
    (inputs, trunk, heads, hidden, room) => {
      const layout = layoutTree(model(inputs, trunk, heads, hidden), room);
      const boxes = boxesOf(layout);
      for (const [i, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(right(box)).toBeLessThanOrEqual(layout.width);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
        for (const other of boxes.slice(i + 1)) expect(apart(box, other)).toBe(true);
      }
    },
  );

  test('it fills the room, and grows beyond it only for many layers', () => {
    expect(layoutTree(model(7, 2, 3), 608).width).toBe(608);
    expect(layoutTree(model(7, 2, 3), 1000).width).toBe(1000);
    expect(layoutTree(model(7, 12, 3), 608).width).toBeGreaterThan(1200);
    expect(layoutTree(model(2, 8, 12), 608).height).toBeLessThan(520);
  });

  test('layers that are made of layers lie around them, and branches apart', () => {
    const block = layer('block', 0.5, [chain('one', 2), chain('two', 1), chain('none', 0)]);
    const around = layer('around', 0.5, [{ id: 'outer', layers: [layer('x', 1), block] }]);
    const layout = layoutTree({ ...model(2, 0, 1), trunk: { id: 'trunk', layers: [around] } }, 600);
    const boxes = new Map(layout.trunk.map(({ of, box }) => [of.id, box]));
    const inside = (inner: string, outer: string): boolean => {
      const [one, other] = [boxes.get(inner), boxes.get(outer)];
      if (!one || !other) return false;
      const low = one.y + one.height <= other.y + other.height;
      return one.x > other.x && right(one) < right(other) && one.y > other.y && low;
    };
    for (const id of ['one/0', 'one/1', 'two/0']) expect(inside(id, 'block'), id).toBe(true);
    expect(inside('block', 'around') && inside('x', 'around')).toBe(true);
    expect(boxes.get('two/0')?.y).toBeGreaterThan((boxes.get('one/1')?.y ?? NaN) + 40);
    expect(layout.gaps.filter((gap) => gap.chain === 'none')).toHaveLength(1);
    expect(layout.height).toBeGreaterThan(boxes.get('around')?.height ?? NaN);
  });

  test('a layer can be put before, between and after those of every chain', () => {
    const { gaps, trunk } = layoutTree(model(3, 2, 2, 1), 900);
    expect(gaps.map(({ chain: name, index }) => `${name} ${index}`)).toEqual([
      'trunk 0',
      'trunk 1',
      'trunk 2',
      't0 0',
      't0 1',
      't1 0',
      't1 1',
    ]);
    const [first, second] = trunk.map(({ box }) => box);
    expect(gaps[1]?.x).toBeGreaterThan(first ? right(first) : NaN);
    expect(gaps[1]?.x).toBeLessThan(second?.x ?? NaN);
  });
});

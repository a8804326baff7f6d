/** Where the parts of the drawing are: pure geometry, in pixels. */
import type { TreeChain, TreeInput, TreeHead, TreeLayer, TreeModel } from './model';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of the drawing, as an SVG path. */
export interface Wire {
  readonly path: string;
  /** `frame`: the wires of the espalier, behind everything. */
  readonly role: 'frame' | 'root' | 'stem' | 'branch';
  /** Colour of the task of a branch. */
  readonly colour?: number;
}

/** A place where a layer can be put: before the layer number `index` of a chain. */
export interface Gap {
  readonly chain: string;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

export interface Placed<T> {
  readonly of: T;
  readonly box: Box;
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly inputs: readonly Placed<TreeInput>[];
  readonly trunk: readonly Placed<TreeLayer>[];
  readonly heads: readonly (Placed<TreeHead> & { readonly hidden: readonly Placed<TreeLayer>[] })[];
  readonly wires: readonly Wire[];
  readonly gaps: readonly Gap[];
}

const INPUT = { width: 136, height: 26, step: 31 };
const LAYER = { width: 84, between: 22 };
/** Heights of the smallest and the largest layer. */
const TRUNK = { least: 62, most: 108 };
const TWIG = { least: 56, most: 66 };
const HEAD = { width: 148, height: 46, step: 58, tall: 76, elbow: 16, leaf: 14 };
const BEND = 14;
const EDGE = 10;

/** Lays the tree out in a given width, or in as much as its layers need. */
export function layoutTree(model: TreeModel, room: number): TreeLayout {
  const step = model.heads.some((head) => head.hidden.layers.length > 0) ? HEAD.tall : HEAD.step;
  const tallest = Math.max(INPUT.step * model.inputs.length, step * model.heads.length, TRUNK.most);
  const height = tallest + 2 * EDGE;
  const y = height / 2;
  const meet = INPUT.width + 34;
  const least = lengthOf(model.trunk);
  const crown = Math.max(0, ...model.heads.map(({ hidden }) => lengthOf(hidden))) + HEAD.elbow + HEAD.leaf;
  const width = Math.max(room, meet + least + crown + HEAD.width);
  const part = width - HEAD.width - crown;
  const inputs = column(model.inputs, INPUT, INPUT.step, 0, y);
  const trunk = chainOf(model.trunk, TRUNK, meet, part, y);
  const heads = column(model.heads, HEAD, step, width - HEAD.width, y).map(({ of, box }) => {
    const at = middle(box);
    return { of, box, ...chainOf(of.hidden, TWIG, part + HEAD.elbow, box.x - HEAD.leaf, at) };
  });
  return {
    width,
    height,
    inputs,
    trunk: trunk.hidden,
    heads,
    wires: [
      ...heads.map(({ box }) => wire('frame', `M${meet} ${middle(box)}H${box.x}`)),
      ...inputs.map(({ box }) => wire('root', elbow(box.x + box.width, middle(box), meet, y))),
      wire('stem', `M${meet} ${y}H${part}`),
      ...heads.map(({ of, box }) => ({
        ...wire('branch', elbow(box.x, middle(box), part, y)),
        colour: of.colour,
      })),
    ],
    gaps: [...trunk.gaps, ...heads.flatMap((head) => head.gaps)],
  };
}

/** What layers of a chain need side by side, with room around each. */
function lengthOf({ layers }: TreeChain): number {
  return layers.length * (LAYER.width + LAYER.between) + LAYER.between;
}

/** Layers evenly along a line, with the places between them. */
function chainOf(
  chain: TreeChain,
  heights: { least: number; most: number },
  from: number,
  to: number,
  y: number,
): { hidden: Placed<TreeLayer>[]; gaps: Gap[] } {
  const count = chain.layers.length;
  const between = (to - from - count * LAYER.width) / (count + 1);
  const start = (i: number): number => from + between + i * (LAYER.width + between);
  return {
    hidden: chain.layers.map((of, i) => {
      const height = heights.least + (heights.most - heights.least) * of.share;
      return { of, box: { x: start(i), y: y - height / 2, width: LAYER.width, height } };
    }),
    gaps: Array.from({ length: count + 1 }, (_, index) => ({
      chain: chain.id,
      index,
      x: start(index) - between / 2,
      y,
    })),
  };
}

/** Boxes one below the other around a middle. */
function column<T>(
  all: readonly T[],
  { width, height }: { width: number; height: number },
  step: number,
  x: number,
  y: number,
): Placed<T>[] {
  return all.map((of, i) => ({
    of,
    box: { x, y: y + (i - (all.length - 1) / 2) * step - height / 2, width, height },
  }));
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}

function wire(role: Wire['role'], path: string): Wire {
  return { role, path };
}

/** A trained branch: level from (x, y), one bend, then along the upright at `upright` to its middle. */
function elbow(x: number, y: number, upright: number, middle: number): string {
  const drop = middle - y;
  if (Math.abs(drop) < 1) return `M${x} ${y}H${upright}`;
  const bend = Math.min(BEND, Math.abs(drop));
  const [along, down] = [Math.sign(upright - x) * bend, Math.sign(drop) * bend];
  return `M${x} ${y}H${upright - along}Q${upright} ${y} ${upright} ${y + down}V${middle}`;
}

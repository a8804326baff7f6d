/** Where the parts of the drawing are: pure geometry, in pixels. */
import { placeChain, sizeOfChain, TRUNK, TWIG, type Box, type Gap, type Placed } from './chain';
import type { TreeInput, TreeHead, TreeLayer, TreeModel } from './model';

/** A line of the drawing, as an SVG path. */
export interface Wire {
  readonly path: string;
  /** `frame`: the wires of the espalier, behind everything. */
  readonly role: 'frame' | 'root' | 'stem' | 'branch';
  /** Colour of the task of a branch. */
  readonly colour?: number;
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly inputs: readonly Placed<TreeInput>[];
  readonly trunk: readonly Placed<TreeLayer>[];
  readonly heads: readonly (Placed<TreeHead> & { readonly hidden: readonly Placed<TreeLayer>[] })[];
  readonly wires: readonly Wire[];
  /** Paths of the lines inside layers that are made of layers. */
  readonly inner: readonly string[];
  readonly gaps: readonly Gap[];
}

const INPUT = { width: 136, height: 26, step: 31 };
const HEAD = { width: 148, height: 46, step: 58, elbow: 16, leaf: 14 };
/** Many heads stand closer. */
const CROWD = { step: 40, most: 480 };
const BEND = 14;
const EDGE = 10;

/** Lays the tree out in a given width, or in as much as its layers need. */
export function layoutTree(model: TreeModel, room: number): TreeLayout {
  const stem = sizeOfChain(model.trunk, TRUNK);
  const sharing = groupOf(model.heads.filter((head) => !head.apart));
  const apart = groupOf(model.heads.filter((head) => head.apart));
  // What does not grow from the trunk passes below it.
  const crown = Math.max(sharing.height, TRUNK.most, stem.height);
  const height = Math.max(INPUT.step * model.inputs.length, crown + apart.height) + 2 * EDGE;
  const y = (height - apart.height) / 2;
  const meet = INPUT.width + 34;
  const width = Math.max(room, meet + HEAD.width + Math.max(stem.width + sharing.width, apart.width));
  const left = width - HEAD.width;
  const part = left - sharing.width;
  const inputs = column(model.inputs, INPUT, INPUT.step, 0, height / 2);
  const trunk = placeChain(model.trunk, TRUNK, meet, part, y);
  const heads = [
    ...column(sharing.heads, sharing.leaf, sharing.step, left, y),
    ...column(apart.heads, apart.leaf, apart.step, left, y + (crown + apart.height) / 2),
  ].map(({ of, box }) => ({
    of,
    box,
    twig: placeChain(of.hidden, TWIG, (of.apart ? meet : part) + HEAD.elbow, box.x - HEAD.leaf, middle(box)),
  }));
  return {
    width,
    height,
    inputs,
    trunk: trunk.layers,
    heads: heads.map(({ of, box, twig }) => ({ of, box, hidden: twig.layers })),
    wires: [
      ...heads.map(({ box }) => wire('frame', `M${meet} ${middle(box)}H${box.x}`)),
      ...inputs.map(({ box }) => wire('root', elbow(box.x + box.width, middle(box), meet, y))),
      wire('stem', `M${meet} ${y}H${part}`),
      ...heads.map(({ of, box }) => ({
        ...wire('branch', elbow(box.x, middle(box), of.apart ? meet : part, y)),
        colour: of.colour,
      })),
    ],
    inner: [...trunk.inner, ...heads.flatMap(({ twig }) => twig.inner)],
    gaps: [...trunk.gaps, ...heads.flatMap(({ twig }) => twig.gaps)],
  };
}

/** Heads that stand together: their size and distance, and the room that they and their branches need. */
interface Group {
  readonly heads: readonly TreeHead[];
  readonly leaf: { readonly width: number; readonly height: number };
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

function groupOf(heads: readonly TreeHead[]): Group {
  const twigs = heads.map(({ hidden }) => sizeOfChain(hidden, TWIG));
  const bare = heads.every(({ hidden }) => hidden.layers.length === 0);
  const step = bare
    ? Math.max(CROWD.step, Math.min(HEAD.step, CROWD.most / heads.length))
    : Math.max(...twigs.map((twig) => twig.height)) + EDGE;
  return {
    heads,
    leaf: { ...HEAD, height: Math.min(HEAD.height, step - 4) },
    step,
    width: Math.max(0, ...twigs.map((twig) => twig.width)) + HEAD.elbow + HEAD.leaf,
    height: step * heads.length,
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

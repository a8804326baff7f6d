/** Where the parts of the drawing are: pure geometry, in pixels. */
import type { TreeModel } from './model';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TreeLayout {
  readonly height: number;
  readonly inputs: readonly Box[];
  /** The line that says how many more inputs there are. */
  readonly more: Box | undefined;
  readonly trunk: readonly Box[];
  /** Centre line of the trunk: from where the roots meet to where the branches part. */
  readonly stem: { readonly from: number; readonly to: number; readonly y: number };
  readonly roots: readonly string[];
  readonly branches: readonly string[];
  readonly heads: readonly {
    readonly leaf: { x: number; y: number };
    readonly text: { x: number; y: number };
    readonly hidden: readonly Box[];
  }[];
}

const INPUT = { width: 128, height: 22, step: 27 };
const HEAD = { step: 56, text: 140, hidden: 34 };
const LAYER = { width: 40, least: 40, most: 104 };
const BEND = 14;
const TOP = 14;

/** Lays the tree out in a given width, 520 px or more. */
export function layoutTree(model: TreeModel, width: number): TreeLayout {
  const rows = model.inputs.length + (model.moreInputs === undefined ? 0 : 1);
  const height = Math.max(rows * INPUT.step, model.heads.length * HEAD.step, LAYER.most + 40) + 2 * TOP;
  const y = height / 2;
  const meet = INPUT.width + 36;
  const hiddenColumns = Math.max(0, ...model.heads.map((head) => head.hidden.length));
  const leafX = width - HEAD.text - 12;
  const part = Math.max(meet + 120, leafX - 44 - hiddenColumns * (HEAD.hidden + 10));
  const inputs = centred(rows, INPUT.step, y).map((at) => ({
    x: 0,
    y: at - INPUT.height / 2,
    width: INPUT.width,
    height: INPUT.height,
  }));
  const headYs = centred(model.heads.length, HEAD.step, y);
  return {
    height,
    inputs: inputs.slice(0, model.inputs.length),
    more: model.moreInputs === undefined ? undefined : inputs.at(-1),
    trunk: trunkBoxes(model, meet, part, y),
    stem: { from: meet, to: part, y },
    roots: inputs.map((box) => elbow(box.x + box.width, box.y + box.height / 2, meet, y)),
    branches: headYs.map((to) => elbow(leafX, to, part, y)),
    heads: headYs.map((at, i) => ({
      leaf: { x: leafX, y: at },
      text: { x: leafX + 14, y: at },
      hidden: (model.heads[i]?.hidden ?? []).map((layer, k) =>
        hiddenBox(layer.share, leafX, at, k, model.heads[i]?.hidden.length ?? 0),
      ),
    })),
  };
}

/** Evenly spaced places around a middle. */
function centred(count: number, step: number, middle: number): number[] {
  return Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * step);
}

function trunkBoxes(model: TreeModel, from: number, to: number, y: number): Box[] {
  const room = (to - from) / (model.trunk.length + 1);
  const width = Math.min(LAYER.width, room * 0.8);
  return model.trunk.map((layer, i) => {
    const height = LAYER.least + (LAYER.most - LAYER.least) * layer.share;
    return { x: from + room * (i + 1) - width / 2, y: y - height / 2, width, height };
  });
}

function hiddenBox(share: number, leafX: number, y: number, k: number, count: number): Box {
  const height = 20 + 14 * share;
  return {
    x: leafX - 22 - (count - k) * (HEAD.hidden + 10) + 10,
    y: y - height / 2,
    width: HEAD.hidden,
    height,
  };
}

/** A trained branch: level from (x, y), one bend, then along the upright at `upright` to its middle. */
function elbow(x: number, y: number, upright: number, middle: number): string {
  const drop = middle - y;
  if (Math.abs(drop) < 1) return `M${x} ${y}H${upright}`;
  const bend = Math.min(BEND, Math.abs(drop));
  const [along, down] = [Math.sign(upright - x) * bend, Math.sign(drop) * bend];
  return `M${x} ${y}H${upright - along}Q${upright} ${y} ${upright} ${y + down}V${middle}`;
}

/** Where the layers of a chain are, and those inside them: pure geometry, in pixels. */
import type { TreeChain, TreeLayer } from './model';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placed<T> {
  readonly of: T;
  readonly box: Box;
}

/** A place where a layer can be put: before the layer number `index` of a chain. */
export interface Gap {
  readonly chain: string;
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** Layers in reading order, a frame before what is inside it; paths of the lines inside frames. */
export interface PlacedChain {
  readonly layers: readonly Placed<TreeLayer>[];
  readonly gaps: readonly Gap[];
  readonly inner: readonly string[];
}

/** Heights of the smallest and the largest layer. */
export interface Heights {
  readonly least: number;
  readonly most: number;
}

export const TRUNK: Heights = { least: 62, most: 108 };
export const TWIG: Heights = { least: 56, most: 66 };
const LAYER = { width: 92, between: 14 };
const FRAME = { head: 26, foot: 12, side: 10, between: 8 };

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a chain needs, with room around each of its layers. */
export function sizeOfChain({ layers }: TreeChain, heights: Heights): Size {
  const sizes = layers.map((layer) => sizeOf(layer, heights));
  return {
    width: sizes.reduce((sum, { width }) => sum + width + LAYER.between, LAYER.between),
    height: Math.max(24, ...sizes.map(({ height }) => height)),
  };
}

function sizeOf(layer: TreeLayer, heights: Heights): Size {
  if (layer.branches.length === 0)
    return { width: LAYER.width, height: heights.least + (heights.most - heights.least) * layer.share };
  const inside = layer.branches.map((branch) => sizeOfChain(branch, TWIG));
  return {
    width: Math.max(LAYER.width, ...inside.map(({ width }) => width + 2 * FRAME.side)),
    height: inside.reduce(
      (sum, { height }) => sum + height + FRAME.between,
      FRAME.head + FRAME.foot - FRAME.between,
    ),
  };
}

/** Puts the layers evenly along a line, with the places between them. */
export function placeChain(
  chain: TreeChain,
  heights: Heights,
  from: number,
  to: number,
  y: number,
): PlacedChain {
  const sizes = chain.layers.map((layer) => sizeOf(layer, heights));
  const taken = sizes.reduce((sum, { width }) => sum + width, 0);
  const between = (to - from - taken) / (sizes.length + 1);
  const parts: PlacedChain[] = [];
  let x = from + between;
  const gaps = [{ chain: chain.id, index: 0, x: x - between / 2, y }];
  for (const [i, of] of chain.layers.entries()) {
    const { width, height } = sizes[i] ?? { width: 0, height: 0 };
    parts.push(placeLayer(of, { x, y: y - height / 2, width, height }));
    x += width + between;
    gaps.push({ chain: chain.id, index: i + 1, x: x - between / 2, y });
  }
  return {
    layers: parts.flatMap((part) => part.layers),
    gaps: [...gaps, ...parts.flatMap((part) => part.gaps)],
    inner: parts.flatMap((part) => part.inner),
  };
}

function placeLayer(of: TreeLayer, box: Box): PlacedChain {
  const [left, right] = [box.x + FRAME.side, box.x + box.width - FRAME.side];
  let top = box.y + FRAME.head;
  const middle = box.y + box.height / 2;
  const inside = of.branches.map((branch) => {
    const { height } = sizeOfChain(branch, TWIG);
    const y = top + height / 2;
    top += height + FRAME.between;
    const line = `M${box.x} ${middle}L${left} ${y}H${right}L${box.x + box.width} ${middle}`;
    return { line, placed: placeChain(branch, TWIG, left, right, y) };
  });
  return {
    layers: [{ of, box }, ...inside.flatMap(({ placed }) => placed.layers)],
    gaps: inside.flatMap(({ placed }) => placed.gaps),
    inner: inside.flatMap(({ line, placed }) => [line, ...placed.inner]),
  };
}

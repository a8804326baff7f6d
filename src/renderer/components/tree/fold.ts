/** Blocks of many layers are drawn folded, as one, until somebody unfolds them. */
import type { TreeChain, TreeLayer, TreeModel } from './model';

/** Blocks of as many layers are folded to begin with. */
const MANY = 5;

/** Layers inside, those of blocks inside counted and the blocks themselves not. */
export function layersInside({ branches }: TreeLayer): number {
  const inner = branches.flatMap(({ layers }) => layers);
  return inner.reduce((sum, layer) => sum + (layer.branches.length === 0 ? 1 : layersInside(layer)), 0);
}

/** All blocks of a model, those inside others as well. */
export function blocksOf({ trunk, heads }: TreeModel): TreeLayer[] {
  const inside = ({ layers }: TreeChain): TreeLayer[] =>
    layers.flatMap((layer) =>
      layer.branches.length === 0 ? [] : [layer, ...layer.branches.flatMap(inside)],
    );
  return [trunk, ...heads.map(({ hidden }) => hidden)].flatMap(inside);
}

/**
 * Whether a block is drawn folded. What is wrong or differs inside it is not hidden to begin with.
 * @param turned blocks that somebody has folded or unfolded
 */
function isFolded(layer: TreeLayer, turned: ReadonlySet<string>): boolean {
  if (layer.branches.length === 0) return false;
  const begins = layersInside(layer) >= MANY && !tellsInside(layer);
  return begins !== turned.has(layer.id);
}

function tellsInside({ branches }: TreeLayer): boolean {
  return branches.some(({ layers }) =>
    layers.some((layer) => layer.faulty || layer.mark !== undefined || tellsInside(layer)),
  );
}

/** The model as it is drawn: folded blocks are layers without branches. */
export function foldModel(model: TreeModel, turned: ReadonlySet<string>): TreeModel {
  const chain = ({ id, layers }: TreeChain): TreeChain => ({ id, layers: layers.map(layerOf) });
  const layerOf = (layer: TreeLayer): TreeLayer => ({
    ...layer,
    branches: isFolded(layer, turned) ? [] : layer.branches.map(chain),
  });
  return {
    ...model,
    trunk: chain(model.trunk),
    heads: model.heads.map((head) => ({ ...head, hidden: chain(head.hidden) })),
  };
}

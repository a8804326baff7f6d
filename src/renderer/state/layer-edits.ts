import type { Layer } from '../../shared/design';
import type { Plan } from '../../shared/plan';

type Design = Plan['design'];

/** The trunk, the hidden layers of the head of a task, or a branch of a layer that is made of layers. */
export type ChainName =
  'trunk' | { readonly head: string } | { readonly inside: LayerPlace; readonly branch: number };

/** A layer by where it is: so many layers precede it in its chain. */
export interface LayerPlace {
  readonly chain: ChainName;
  readonly index: number;
}

/** The chains that a layer is made of; none for most. A residual has one. */
export function branchesOf(layer: Layer): readonly (readonly Layer[])[] {
  if (layer.kind === 'residual') return [layer.layers];
  return layer.kind === 'concat' ? layer.branches : [];
}

export function chainOf(design: Design, chain: ChainName): readonly Layer[] {
  if (chain === 'trunk') return design.trunk;
  if ('head' in chain) return design.heads[chain.head] ?? [];
  const around = layerAt(design, chain.inside);
  return (around && branchesOf(around)[chain.branch]) ?? [];
}

export function layerAt(design: Design, { chain, index }: LayerPlace): Layer | undefined {
  return chainOf(design, chain)[index];
}

/** Puts a layer in before the one that is at the place now. */
export function insertLayer(design: Design, { chain, index }: LayerPlace, layer: Layer): Design {
  return withChain(design, chain, (layers) => layers.toSpliced(index, 0, layer));
}

/** A residual that would be left without layers goes as well. */
export function removeLayer(design: Design, { chain, index }: LayerPlace): Design {
  if (typeof chain === 'object' && 'inside' in chain) {
    const around = layerAt(design, chain.inside);
    if (around?.kind === 'residual' && around.layers.length === 1) return removeLayer(design, chain.inside);
  }
  return withChain(design, chain, (layers) => layers.toSpliced(index, 1));
}

export function replaceLayer(design: Design, { chain, index }: LayerPlace, layer: Layer): Design {
  return withChain(design, chain, (layers) => layers.map((old, i) => (i === index ? layer : old)));
}

/**
 * Takes a layer from its place to the gap before another; a layer does not move into itself.
 * @param to counted before anything is taken
 * @returns the design, and where the layer is now
 */
export function moveLayer(
  design: Design,
  from: LayerPlace,
  to: LayerPlace,
): { design: Design; place: LayerPlace } {
  const layer = layerAt(design, from);
  const alone = chainOf(design, from.chain).length === 1 && typeof from.chain === 'object';
  if (!layer || isWithin(to.chain, from) || (alone && 'inside' in from.chain)) return { design, place: from };
  const place = afterRemoval(to, from);
  return { design: insertLayer(removeLayer(design, from), place, layer), place };
}

/** A layer for a gap: like its neighbour before it, else like the one after, else 64 units. */
export function layerFor(design: Design, { chain, index }: LayerPlace): Layer {
  const layers = chainOf(design, chain);
  return layers[index - 1] ?? layers[index] ?? { kind: 'dense', units: 64, activation: 'relu', dropout: 0 };
}

function sameChain(one: ChainName, other: ChainName): boolean {
  if (one === 'trunk' || other === 'trunk') return one === other;
  if ('head' in one || 'head' in other) return 'head' in one && 'head' in other && one.head === other.head;
  return (
    one.branch === other.branch &&
    one.inside.index === other.inside.index &&
    sameChain(one.inside.chain, other.inside.chain)
  );
}

/** Whether a chain belongs to a layer, at whatever depth. */
function isWithin(chain: ChainName, layer: LayerPlace): boolean {
  if (chain === 'trunk' || 'head' in chain) return false;
  const { inside } = chain;
  return (
    (inside.index === layer.index && sameChain(inside.chain, layer.chain)) || isWithin(inside.chain, layer)
  );
}

/** Where a place is once a layer has been taken out before it. */
function afterRemoval({ chain, index }: LayerPlace, removed: LayerPlace): LayerPlace {
  const behind = sameChain(chain, removed.chain) && removed.index < index;
  const moved =
    chain === 'trunk' || 'head' in chain ? chain : { ...chain, inside: afterRemoval(chain.inside, removed) };
  return { chain: moved, index: behind ? index - 1 : index };
}

function withChain(design: Design, chain: ChainName, change: (layers: readonly Layer[]) => Layer[]): Design {
  if (chain === 'trunk') return { ...design, trunk: change(design.trunk) };
  if ('head' in chain)
    return { ...design, heads: { ...design.heads, [chain.head]: change(chainOf(design, chain)) } };
  const around = layerAt(design, chain.inside);
  if (around?.kind === 'residual')
    return replaceLayer(design, chain.inside, { ...around, layers: change(around.layers) });
  if (around?.kind !== 'concat') return design;
  const branches = around.branches.map((layers, i) => (i === chain.branch ? change(layers) : layers));
  return replaceLayer(design, chain.inside, { ...around, branches });
}

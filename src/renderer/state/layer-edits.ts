import type { Layer } from '../../shared/design';
import type { Plan } from '../../shared/plan';

type Design = Plan['design'];

/** The trunk, or the hidden layers of the head of a task. */
export type ChainName = 'trunk' | { readonly head: string };

/** A layer by where it is: so many layers precede it in its chain. */
export interface LayerPlace {
  readonly chain: ChainName;
  readonly index: number;
}

export function chainOf(design: Design, chain: ChainName): readonly Layer[] {
  return chain === 'trunk' ? design.trunk : (design.heads[chain.head] ?? []);
}

export function layerAt(design: Design, { chain, index }: LayerPlace): Layer | undefined {
  return chainOf(design, chain)[index];
}

/** Puts a layer in before the one that is at the place now. */
export function insertLayer(design: Design, { chain, index }: LayerPlace, layer: Layer): Design {
  return withChain(design, chain, (layers) => layers.toSpliced(index, 0, layer));
}

export function removeLayer(design: Design, { chain, index }: LayerPlace): Design {
  return withChain(design, chain, (layers) => layers.toSpliced(index, 1));
}

export function replaceLayer(design: Design, { chain, index }: LayerPlace, layer: Layer): Design {
  return withChain(design, chain, (layers) => layers.map((old, i) => (i === index ? layer : old)));
}

/**
 * Takes a layer from its place to the gap before another.
 * @param to counted before anything is taken
 * @returns the design, and where the layer is now
 */
export function moveLayer(
  design: Design,
  from: LayerPlace,
  to: LayerPlace,
): { design: Design; place: LayerPlace } {
  const layer = layerAt(design, from);
  if (!layer) return { design, place: from };
  const behind = sameChain(from.chain, to.chain) && from.index < to.index;
  const place = { chain: to.chain, index: behind ? to.index - 1 : to.index };
  return { design: insertLayer(removeLayer(design, from), place, layer), place };
}

/** A layer for a gap: like its neighbour before it, else like the one after, else 64 units. */
export function layerFor(design: Design, { chain, index }: LayerPlace): Layer {
  const layers = chainOf(design, chain);
  return layers[index - 1] ?? layers[index] ?? { kind: 'dense', units: 64, activation: 'relu', dropout: 0 };
}

export function sameChain(one: ChainName, other: ChainName): boolean {
  if (one === 'trunk' || other === 'trunk') return one === other;
  return one.head === other.head;
}

function withChain(design: Design, chain: ChainName, change: (layers: readonly Layer[]) => Layer[]): Design {
  if (chain === 'trunk') return { ...design, trunk: change(design.trunk) };
  return { ...design, heads: { ...design.heads, [chain.head]: change(chainOf(design, chain)) } };
}

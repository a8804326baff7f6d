import type { Plan } from '../../shared/plan';
import { branchesOf, chainOf, layerAt, type ChainName, type LayerPlace } from './layer-edits';

type Design = Plan['design'];

/** A layer as the lab names it: `trunk 3`, in a residual `trunk 3.1`, in the second branch of a concat `trunk 3.2.1`. */
export function placeName(design: Design, { chain, index }: LayerPlace): string {
  if (chain === 'trunk') return `trunk ${index + 1}`;
  if ('head' in chain) return `head ${chain.head} ${index + 1}`;
  const around = placeName(design, chain.inside);
  const kind = layerAt(design, chain.inside)?.kind;
  return kind === 'concat' ? `${around}.${chain.branch + 1}.${index + 1}` : `${around}.${index + 1}`;
}

/** The place that the lab's name is of; undefined when the design has none such. */
export function placeOf(design: Design, name: string): LayerPlace | undefined {
  const chains: ChainName[] = ['trunk', ...Object.keys(design.heads).map((head) => ({ head }))];
  for (const chain of chains) {
    const found = placeIn(design, chain, name);
    if (found) return found;
  }
  return undefined;
}

function placeIn(design: Design, chain: ChainName, name: string): LayerPlace | undefined {
  for (const [index, layer] of chainOf(design, chain).entries()) {
    const place = { chain, index };
    if (placeName(design, place) === name) return place;
    for (const branch of branchesOf(layer).keys()) {
      const found = placeIn(design, { inside: place, branch }, name);
      if (found) return found;
    }
  }
  return undefined;
}

import type { Language } from '../../language/language.svelte';
import type { LayerPlace } from '../../state/layer-edits';

/** Where a layer is, in words. */
export function layerName({ chain, index }: LayerPlace, { t }: Language): string {
  const { inspector } = t.plan;
  if (chain === 'trunk') return inspector.layer(index + 1);
  if ('head' in chain) return inspector.hidden(index + 1, chain.head);
  return inspector.inner(index + 1, chain.branch + 1);
}

/** Where a layer is and what its settings are called, as the drawing and the fields of Design say it. */
import type { Language } from '../../language/language.svelte';
import type { LayerPlace } from '../../state/layer-edits';
import { layerName } from '../plan/part-name';

/** The layer that a layer is in comes first. */
export function layerPath(place: LayerPlace, words: Language): string {
  const { chain } = place;
  const own = layerName(place, words);
  return typeof chain === 'object' && 'inside' in chain ? `${layerPath(chain.inside, words)} › ${own}` : own;
}

/** Undefined where no layer has such a setting. */
export function layerSettingName(name: string, { t }: Language): string | undefined {
  const { inspector } = t.plan;
  const names: Readonly<Record<string, string>> = {
    ...inspector.number,
    ...inspector.choiceName,
    ...inspector.switch,
    kind: inspector.kind,
    shape: inspector.newShape,
  };
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

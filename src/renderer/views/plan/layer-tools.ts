import type { Layer } from '../../../shared/design';
import type { PlanDraft } from '../../state/draft.svelte';
import {
  chainOf,
  insertLayer,
  layerAt,
  layerFor,
  moveLayer,
  removeLayer,
  replaceLayer,
  type LayerPlace,
} from '../../state/layer-edits';
import { layerId } from './tree-model';

/** What can be done to the layers of a draft: each is one step, after which the layer in question is selected. */
export class LayerTools {
  readonly #draft: PlanDraft;
  readonly #select: (place: LayerPlace | undefined) => void;

  constructor(draft: PlanDraft, select: (place: LayerPlace | undefined) => void) {
    this.#draft = draft;
    this.#select = select;
  }

  /** Puts a layer in at a place, like its neighbour, yet with the learning rate of the plan. */
  add(place: LayerPlace): void {
    const { plan } = this.#draft;
    if (!plan) return;
    const layer = layerFor(plan.design, place);
    this.#draft.edit({ what: 'add-layer' }, (now) => ({
      ...now,
      design: insertLayer(now.design, place, layer),
    }));
    this.#select(place);
  }

  duplicate(place: LayerPlace): void {
    const behind = after(place);
    this.#draft.edit({ what: 'copy-layer' }, (plan) => {
      const layer = layerAt(plan.design, place);
      return layer ? { ...plan, design: insertLayer(plan.design, behind, layer) } : plan;
    });
    this.#select(behind);
  }

  /** The layer that takes its place is selected, else the one before, else none. */
  remove(place: LayerPlace): void {
    this.#draft.edit({ what: 'remove-layer' }, (plan) => ({
      ...plan,
      design: removeLayer(plan.design, place),
    }));
    const left = this.#length(place);
    const index = Math.min(place.index, left - 1);
    this.#select(left === 0 ? undefined : { ...place, index });
  }

  /** @param to the gap before the layer at this place */
  move(from: LayerPlace, to: LayerPlace): void {
    let place = from;
    this.#draft.edit({ what: 'move-layer' }, (plan) => {
      const moved = moveLayer(plan.design, from, to);
      place = moved.place;
      return { ...plan, design: moved.design };
    });
    this.#select(place);
  }

  /** One place towards the heads, or towards the columns; at the end it stays. */
  shift(place: LayerPlace, by: 1 | -1): void {
    const to = by === 1 ? place.index + 2 : place.index - 1;
    if (to >= 0 && to <= this.#length(place)) this.move(place, { ...place, index: to });
  }

  replace(place: LayerPlace, layer: Layer): void {
    this.#draft.edit({ what: 'layer', of: layerId(place) }, (plan) => ({
      ...plan,
      design: replaceLayer(plan.design, place, layer),
    }));
  }

  /** @returns whether the key does something to a layer, and then has done it */
  press(place: LayerPlace, event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean {
    const held = event.ctrlKey || event.metaKey;
    if (event.altKey && event.key === 'ArrowLeft') this.shift(place, -1);
    else if (event.altKey && event.key === 'ArrowRight') this.shift(place, 1);
    else if (held && event.key.toLowerCase() === 'd') this.duplicate(place);
    else if (event.key === 'Insert' || event.key === '+') this.add(after(place));
    else if (event.key === 'Delete' || event.key === 'Backspace') this.remove(place);
    else return false;
    return true;
  }

  #length({ chain }: LayerPlace): number {
    return this.#draft.plan ? chainOf(this.#draft.plan.design, chain).length : 0;
  }
}

/** The gap behind a layer. */
export function after(place: LayerPlace): LayerPlace {
  return { ...place, index: place.index + 1 };
}

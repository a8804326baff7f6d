import type { Preferences } from './preferences.svelte';

/** What a width may be, in pixels. */
export interface WidthRange {
  readonly least: number;
  readonly most: number;
}

/** A key press moves the edge by so many pixels. */
const STEP = 16;

/** The width of the panel beside a view: what a person gave it in this place, as far as there is room. */
export class PanelWidth {
  /** Of view and panel together, in pixels. */
  room = $state(Infinity);
  /** While the edge is held it is not kept yet. */
  #held = $state<number>();
  readonly #preferences: Preferences;
  readonly #place: string;
  readonly #usual: number;
  readonly #least: number;
  readonly #beside: number;

  /**
   * @param place in whose name it is kept
   * @param usual unless a person has chosen otherwise, in pixels
   * @param least that the panel may be
   * @param beside what is left to the view at least
   */
  constructor(preferences: Preferences, place: string, usual: number, least: number, beside: number) {
    this.#preferences = preferences;
    this.#place = place;
    this.#usual = usual;
    this.#least = least;
    this.#beside = beside;
  }

  get range(): WidthRange {
    return { least: this.#least, most: Math.max(this.#least, this.room - this.#beside) };
  }

  get now(): number {
    return within(this.#held ?? this.#preferences.values.panels[this.#place] ?? this.#usual, this.range);
  }

  /** The edge is moved and still held. */
  hold(width: number): void {
    this.#held = within(width, this.range);
  }

  /** The edge is let go. */
  release(): void {
    if (this.#held !== undefined) this.#keep(this.#held);
    this.#held = undefined;
  }

  /** As wide as it was before anybody moved it. */
  reset(): void {
    const { [this.#place]: _, ...others } = this.#preferences.values.panels;
    this.#preferences.set({ panels: others });
  }

  /** @returns whether the key moves the edge, and then has moved it */
  press(key: string): boolean {
    if (key === 'Enter') this.reset();
    else {
      const width = widthAfter(key, this.now, this.range);
      if (width === undefined) return false;
      this.#keep(width);
    }
    return true;
  }

  #keep(width: number): void {
    const { panels } = this.#preferences.values;
    this.#preferences.set({ panels: { ...panels, [this.#place]: Math.round(width) } });
  }
}

/** Arrows move the edge, at whose right the panel is, and so do Home and End as far as they can. */
function widthAfter(key: string, width: number, range: WidthRange): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return within(width + STEP, range);
    case 'ArrowRight':
      return within(width - STEP, range);
    case 'Home':
      return range.most;
    case 'End':
      return range.least;
    default:
      return undefined;
  }
}

function within(width: number, { least, most }: WidthRange): number {
  return Math.min(most, Math.max(least, width));
}

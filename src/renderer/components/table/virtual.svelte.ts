import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

interface Lanes {
  /** How many there are; read again whenever what it reads changes. */
  count: () => number;
  /** Pixels each takes. */
  size: () => number;
  horizontal?: boolean;
}

/** The rows (or columns) of a long table that are in sight, and a few beside them. */
export class VirtualList {
  items = $state.raw<readonly VirtualItem[]>([]);
  total = $state(0);
  readonly #lanes: Lanes;
  #virtualizer: Virtualizer<HTMLElement, Element> | undefined;

  constructor(lanes: Lanes) {
    this.#lanes = lanes;
  }

  /** Watches the element that scrolls: `{@attach list.watch}`. */
  readonly watch = (element: HTMLElement): (() => void) => {
    const virtualizer = untrack(() => new Virtualizer<HTMLElement, Element>(this.#options(element)));
    this.#virtualizer = virtualizer;
    const left = virtualizer._didMount();
    // The library is not reactive: it is told when the number or the size of rows changes.
    $effect(() => {
      const options = this.#options(element);
      untrack(() => {
        virtualizer.setOptions(options);
        virtualizer.measure();
        virtualizer._willUpdate();
        this.#show(virtualizer);
      });
    });
    return left;
  };

  scrollTo(index: number): void {
    this.#virtualizer?.scrollToIndex(index, { align: 'auto' });
  }

  #options(element: HTMLElement): VirtualizerOptions<HTMLElement, Element> {
    const size = this.#lanes.size();
    return {
      count: this.#lanes.count(),
      getScrollElement: () => element,
      estimateSize: () => size,
      horizontal: this.#lanes.horizontal ?? false,
      overscan: this.#lanes.horizontal ? 2 : 4,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: (instance) => this.#show(instance),
    };
  }

  #show(virtualizer: Virtualizer<HTMLElement, Element>): void {
    this.items = virtualizer.getVirtualItems();
    this.total = virtualizer.getTotalSize();
  }
}

import type { RunSummary } from '../../shared/run';
import { PagedRows, type Page } from './paged.svelte';

/** A line of the runs table: the heading of a group, or a run; a run that is on its way is undefined. */
export type RunLine =
  | { readonly kind: 'heading'; readonly section: RunSection }
  | { readonly kind: 'run'; readonly run: RunSummary | undefined };

type Ask = (from: number, count: number) => Promise<Page<RunSummary>>;

/** About what fits on a large screen: every run of a page is read, sent and checked before one of them is seen. */
const PAGE = 32;

/** Runs of one study or dataset; without groups, all runs. */
export class RunSection {
  /** A study or dataset by its id, null for runs of none; undefined when runs are not grouped. */
  readonly key: string | null | undefined;
  readonly rows: PagedRows<RunSummary>;
  open = $state(false);
  readonly #counted: number;

  /** @param counted how many runs it has, as far as is known before they are asked for */
  constructor(key: string | null | undefined, counted: number, ask: Ask) {
    this.key = key;
    this.#counted = counted;
    this.rows = new PagedRows(PAGE, ask);
  }

  get runs(): number {
    return this.rows.loaded ? this.rows.total : this.#counted;
  }

  /** Lines it takes in the table. */
  get lines(): number {
    return (this.key === undefined ? 0 : 1) + (this.open ? this.runs : 0);
  }

  /** Shows its runs. */
  async unfold(): Promise<void> {
    this.open = true;
    if (!this.rows.loaded) await this.rows.reload();
  }

  /** The line at a place of this section, counted from 0. */
  at(place: number): RunLine {
    if (this.key !== undefined && place === 0) return { kind: 'heading', section: this };
    return { kind: 'run', run: this.rows.at(this.#row(place)) };
  }

  /** Makes sure that the runs of some lines are here or on their way. */
  need(first: number, last: number): void {
    if (this.open && last >= 0) this.rows.need(Math.max(0, this.#row(first)), this.#row(last));
  }

  #row(place: number): number {
    return this.key === undefined ? place : place - 1;
  }
}

/** Where each section begins in a table that shows them one below the other. */
export function startsOf(sections: readonly RunSection[]): number[] {
  let next = 0;
  return sections.map(({ lines }) => (next += lines) - lines);
}

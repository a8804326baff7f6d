import { reportOf, type ErrorReport } from '../../shared/errors/app-error';

export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

/** Pages kept at once: enough to scroll back and forth, few enough that two million rows never pile up. */
const KEPT = 40;

/** A long list of which only the parts that were looked at are here. */
export class PagedRows<T> {
  total = $state(0);
  failure = $state.raw<ErrorReport>();
  loaded = $state(false);
  #pages = $state.raw<ReadonlyMap<number, readonly T[]>>(new Map());
  readonly #size: number;
  readonly #ask: (from: number, count: number) => Promise<Page<T>>;
  readonly #asked = new Set<number>();
  #generation = 0;

  /**
   * @param size rows a page
   * @param ask rows `from` .. `from + count - 1` and the length of the whole list
   */
  constructor(size: number, ask: (from: number, count: number) => Promise<Page<T>>) {
    this.#size = size;
    this.#ask = ask;
  }

  /** The row at a place; undefined while it is on its way. */
  at(index: number): T | undefined {
    return this.#pages.get(Math.floor(index / this.#size))?.[index % this.#size];
  }

  /** Makes sure that rows `first` .. `last` are here or on their way. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / this.#size); page <= Math.floor(last / this.#size); page++) {
      if (!this.#asked.has(page)) void this.#fetch(page);
    }
  }

  /** Forgets everything and asks for the beginning again; what is shown stays until the answer is here. */
  async reload(): Promise<void> {
    this.#generation++;
    this.#asked.clear();
    await this.#fetch(0);
  }

  /** Replaces rows that are here. */
  replace(change: (row: T) => T): void {
    this.#pages = new Map([...this.#pages].map(([page, rows]) => [page, rows.map(change)]));
  }

  async #fetch(page: number): Promise<void> {
    const generation = this.#generation;
    this.#asked.add(page);
    try {
      const answer = await this.#ask(page * this.#size, this.#size);
      if (generation === this.#generation) this.#store(page, answer);
    } catch (thrown) {
      if (generation !== this.#generation) return;
      this.#asked.delete(page);
      this.failure = reportOf(thrown);
    }
  }

  #store(page: number, answer: Page<T>): void {
    this.total = answer.total;
    this.failure = undefined;
    this.loaded = true;
    const fresh = [...this.#asked].length === 1;
    const pages = new Map(fresh ? [] : this.#pages);
    pages.set(page, answer.rows);
    for (const oldest of pages.keys()) {
      if (pages.size <= KEPT) break;
      if (oldest === page) continue;
      pages.delete(oldest);
      this.#asked.delete(oldest);
    }
    this.#pages = pages;
  }
}

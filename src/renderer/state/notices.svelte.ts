import { reportOf, type ErrorReport } from '../../shared/errors/app-error';

/** A short word below the page: something ended, or was refused. */
export interface Notice {
  readonly key: number;
  readonly failure?: ErrorReport;
  readonly text?: string;
  /** What can be done about it, such as to undo it. */
  readonly action?: { readonly label: string; act(): void };
}

/** How long a notice that is not a failure stays, in milliseconds; longer when something can be done about it. */
const STAYS = 6000;
const STAYS_WITH_ACTION = 15_000;

export class Notices {
  shown = $state.raw<readonly Notice[]>([]);
  #next = 1;
  #held = false;
  /** By key; failures have none. */
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  say(text: string, action?: Notice['action']): void {
    this.#stay(this.#add({ text, ...(action && { action }) }));
  }

  /** Shows a failure until it is dismissed. */
  fail(thrown: unknown): void {
    this.#add({ failure: reportOf(thrown) });
  }

  dismiss(key: number): void {
    this.shown = this.shown.filter((notice) => notice.key !== key);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  dismissNewest(): void {
    const newest = this.shown.at(-1);
    if (newest) this.dismiss(newest.key);
  }

  /** A person looks at them: none goes by itself. */
  hold(): void {
    this.#held = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** Nobody looks at them any more: each stays as long as at first. */
  release(): void {
    this.#held = false;
    for (const { key, failure } of this.shown) if (!failure) this.#stay(key);
  }

  /** Waits for something a person asked for and shows why when it is refused; undefined then. */
  async attempt<T>(work: Promise<T>): Promise<T | undefined> {
    try {
      return await work;
    } catch (thrown) {
      this.fail(thrown);
      return undefined;
    }
  }

  #stay(key: number): void {
    if (this.#held) return;
    const action = this.shown.find((notice) => notice.key === key)?.action;
    const timer = setTimeout(() => this.dismiss(key), action ? STAYS_WITH_ACTION : STAYS);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(key, timer);
  }

  #add(notice: Omit<Notice, 'key'>): number {
    const key = this.#next++;
    this.shown = [...this.shown.slice(-3), { ...notice, key }];
    return key;
  }
}

import { reportOf, type ErrorReport } from '../../shared/errors/app-error';

/** A short word at the foot of the window: something ended, or was refused. */
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

  say(text: string, action?: Notice['action']): void {
    const key = this.#add({ text, ...(action && { action }) });
    setTimeout(() => this.dismiss(key), action ? STAYS_WITH_ACTION : STAYS);
  }

  /** Shows a failure until it is dismissed. */
  fail(thrown: unknown): void {
    this.#add({ failure: reportOf(thrown) });
  }

  dismiss(key: number): void {
    this.shown = this.shown.filter((notice) => notice.key !== key);
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

  #add(notice: Omit<Notice, 'key'>): number {
    const key = this.#next++;
    this.shown = [...this.shown.slice(-3), { ...notice, key }];
    return key;
  }
}

import { reportOf, type ErrorReport } from '../../shared/errors/app-error';

/** Something asked of the lab: not there yet, there, or refused. */
export class Resource<T> {
  value = $state.raw<T>();
  failure = $state.raw<ErrorReport>();
  loading = $state(false);
  readonly #ask: () => Promise<T>;
  #latest = 0;

  constructor(ask: () => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks (again); of several answers on their way only the one asked for last counts. */
  async load(): Promise<void> {
    const turn = ++this.#latest;
    this.loading = true;
    try {
      const value = await this.#ask();
      if (turn === this.#latest) this.#settle(value, undefined);
    } catch (thrown) {
      if (turn === this.#latest) this.#settle(this.value, reportOf(thrown));
    }
  }

  /** Puts in a value that came another way, such as an event. */
  set(value: T): void {
    this.#latest++;
    this.#settle(value, undefined);
  }

  #settle(value: T | undefined, failure: ErrorReport | undefined): void {
    this.value = value;
    this.failure = failure;
    this.loading = false;
  }
}

/** Gathers many requests into at most one act every so many milliseconds; the last one is never lost. */
export class Beat {
  readonly #act: () => void;
  readonly #every: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = -Infinity;

  constructor(every: number, act: () => void) {
    this.#every = every;
    this.#act = act;
  }

  /** Acts now when the last act is long enough ago, otherwise as soon as it is. */
  ask(): void {
    if (this.#timer !== undefined) return;
    const wait = this.#last + this.#every - performance.now();
    if (wait <= 0) this.#go();
    else this.#timer = setTimeout(() => this.#go(), wait);
  }

  /** Acts now, if something was asked for and still waits. */
  hurry(): void {
    if (this.#timer === undefined) return;
    this.stop();
    this.#go();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #go(): void {
    this.#timer = undefined;
    this.#last = performance.now();
    this.#act();
  }
}

/** How large a drawing is shown: as large as fits, until somebody chooses another size. */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** What can be chosen; smaller than the smallest nothing could be told apart. */
const STEPS = [0.5, 0.65, 0.8, 1, 1.25, 1.6, 2];
const [LEAST = 0.5] = STEPS;

/** Of the height of the page: what is above and below stays in sight. */
export const SHARE = 0.7;

/** The largest scale, at most 1, at which something fits; never so small that nothing could be told apart. */
export function fittingScale(needed: Extent, room: Extent): number {
  return Math.max(LEAST, Math.min(1, room.width / needed.width, room.height / needed.height));
}

export class Zoom {
  /** Pixels across that there are to draw on, and the height of the page. */
  room = $state(640);
  page = $state(800);
  #chosen = $state<number>();
  readonly #needed: () => Extent;

  /** @param needed the least extent of the drawing, unscaled */
  constructor(needed: () => Extent) {
    this.#needed = needed;
  }

  get scale(): number {
    const room = { width: this.room, height: SHARE * this.page };
    return this.#chosen ?? fittingScale(this.#needed(), room);
  }

  /** Whether it is as large as fits. */
  get fits(): boolean {
    return this.#chosen === undefined;
  }

  get canGrow(): boolean {
    return this.#next(1) !== undefined;
  }

  get canShrink(): boolean {
    return this.#next(-1) !== undefined;
  }

  fit(): void {
    this.#chosen = undefined;
  }

  step(by: 1 | -1): void {
    this.#chosen = this.#next(by) ?? this.#chosen;
  }

  /** @returns whether the key changes the size, and then has done it */
  press(key: string): boolean {
    if (key === '=') this.step(1);
    else if (key === '-') this.step(-1);
    else if (key === '0') this.fit();
    else return false;
    return true;
  }

  #next(by: 1 | -1): number | undefined {
    const near = 0.01;
    return by === 1
      ? STEPS.find((step) => step > this.scale + near)
      : STEPS.findLast((step) => step < this.scale - near);
  }
}

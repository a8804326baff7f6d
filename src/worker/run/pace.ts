/** Long enough that a call costs nothing beside its work, short enough that pause and cancel are heard at once. */
const CALL_MS = 60;
const GROWTH = 8;

/** How many turns a native call takes: so many that it lasts about `CALL_MS`. */
export interface Pace {
  turns(): number;
  /** What a call took. The first is slow for reasons of its own, so the number grows in steps, and from 1. */
  took(turns: number, milliseconds: number): void;
}

export function pace(): Pace {
  let next = 1;
  return {
    turns: () => next,
    took(turns, milliseconds) {
      const fitting = Math.floor((CALL_MS * turns) / milliseconds);
      next = Math.max(1, Math.min(fitting, turns * GROWTH));
    },
  };
}

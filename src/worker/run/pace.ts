/** Long enough that a call costs nothing beside its work, short enough that pause and cancel are heard at once. */
const CALL_MS = 60;
const FIRST_TURNS = 8;
const GROWTH = 8;

/** How many turns a native call takes: so many that it lasts about `CALL_MS`. */
export interface Pace {
  turns(): number;
  /** What a call took; the first ones are slow, so the number grows in steps. */
  took(turns: number, milliseconds: number): void;
}

export function pace(): Pace {
  let next = FIRST_TURNS;
  return {
    turns: () => next,
    took(turns, milliseconds) {
      const fitting = Math.floor((CALL_MS * turns) / milliseconds);
      next = Math.max(1, Math.min(fitting, turns * GROWTH));
    },
  };
}

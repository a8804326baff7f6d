/** Gradients of two tasks on two shared weights, as arrows in the plane. */
export interface Arrow {
  readonly x: number;
  readonly y: number;
}

/** An arrow of a direction in degrees, counted against the clock from the right. */
export function arrow(degrees: number, length: number): Arrow {
  const angle = (degrees * Math.PI) / 180;
  return { x: length * Math.cos(angle), y: length * Math.sin(angle) };
}

/** The direction of a place seen from the middle, in whole steps of 5 degrees from -180 to 180. */
export function directionOf({ x, y }: Arrow): number {
  return Math.round((Math.atan2(y, x) * 180) / Math.PI / 5) * 5;
}

/** What happens to the trunk and to both tasks when the weights move against the sum of two gradients. */
export interface Pull {
  readonly cosine: number;
  readonly sum: Arrow;
  /** How each loss changes, for a short step and a learning rate of 1: -g . (g1 + g2). */
  readonly changes: readonly [number, number];
  readonly outcome: Outcome;
}

export type Outcome = 'help' | 'apart' | 'hinder' | 'firstLoses' | 'secondLoses' | 'cancel';

/** Cosines this close to 0 mean that the tasks have nothing to do with each other. */
const APART = 0.05;
const NOTHING = 1e-9;

export function pull(first: Arrow, second: Arrow): Pull {
  const dot = first.x * second.x + first.y * second.y;
  const lengths = [Math.hypot(first.x, first.y), Math.hypot(second.x, second.y)] as const;
  const cosine = dot / (lengths[0] * lengths[1]);
  const changes = [-(lengths[0] ** 2 + dot), -(lengths[1] ** 2 + dot)] as const;
  return {
    cosine,
    sum: { x: first.x + second.x, y: first.y + second.y },
    changes,
    outcome: outcomeOf(cosine, changes),
  };
}

function outcomeOf(cosine: number, [first, second]: readonly [number, number]): Outcome {
  if (Math.abs(cosine) <= APART) return 'apart';
  if (cosine > 0) return 'help';
  if (Math.abs(first) < NOTHING && Math.abs(second) < NOTHING) return 'cancel';
  if (first > NOTHING) return 'firstLoses';
  return second > NOTHING ? 'secondLoses' : 'hinder';
}

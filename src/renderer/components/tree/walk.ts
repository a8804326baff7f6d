import type { Box } from './chain';

export interface Stop {
  readonly id: string;
  readonly box: Box;
}

/**
 * Where an arrow key leads: up and down walk through all nodes in reading order, left and right jump to the nearest
 * node on that side, Home and End lead to the first and the last.
 * @returns undefined when the key leads nowhere
 */
export function walk(stops: readonly Stop[], from: string, key: string): Stop | undefined {
  const at = stops.findIndex(({ id }) => id === from);
  const stop = stops[at];
  if (!stop) return undefined;
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops.at(-1);
  if (key === 'ArrowDown') return stops[at + 1];
  if (key === 'ArrowUp') return at > 0 ? stops[at - 1] : undefined;
  if (key === 'ArrowRight') return nearest(stops, stop.box, 1);
  if (key === 'ArrowLeft') return nearest(stops, stop.box, -1);
  return undefined;
}

/** The node whose middle is nearest on one side; what is off the line counts twice. */
function nearest(stops: readonly Stop[], from: Box, side: 1 | -1): Stop | undefined {
  let best: Stop | undefined;
  let least = Infinity;
  for (const stop of stops) {
    const ahead = side * (stop.box.x + stop.box.width / 2 - from.x - from.width / 2);
    const aside = Math.abs(stop.box.y + stop.box.height / 2 - from.y - from.height / 2);
    const distance = ahead + 2 * aside;
    if (ahead < 1 || distance >= least) continue;
    best = stop;
    least = distance;
  }
  return best;
}

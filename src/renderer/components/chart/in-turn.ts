/** Drawings that wait for a frame, the oldest first. */
const waiting = new Set<() => void>();
let asked = false;

/** Draws one chart a frame, so that many that change at once never hold the page up. */
export function inTurn(draw: () => void): void {
  waiting.add(draw);
  if (!asked) ask();
}

/** The chart is gone. */
export function outOfTurn(draw: () => void): void {
  waiting.delete(draw);
}

function ask(): void {
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    const [first] = waiting;
    if (!first) return;
    waiting.delete(first);
    if (waiting.size > 0) ask();
    first();
  });
}

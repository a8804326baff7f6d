/** A browser cannot lay out an element of more than about 33 million pixels; a table of 28 px rows stays well below. */
export const MOST_SLOTS = 500_000;

/**
 * The row that the first visible slot shows. Up to `MOST_SLOTS` rows every row has its own slot; longer tables
 * spread their rows over the slots, so that the top of the scroll bar is the first row and its end the last.
 * @param slot first visible slot
 * @param visible slots in sight
 */
export function firstRow(slot: number, visible: number, rows: number): number {
  if (rows <= MOST_SLOTS) return slot;
  const share = slot / Math.max(1, MOST_SLOTS - visible);
  return Math.round(Math.min(1, share) * (rows - visible));
}

/** A table copied without what is not part of it, every row ending in a line feed. */
import type { FileHandle } from 'node:fs/promises';
import { pieces } from '../source/source';
import { refuseIfCancelled } from '../engine/query';

export interface Edits {
  /** Byte ranges to leave out: start, end, start, end, ... in order, not overlapping. */
  readonly drops: readonly number[];
  /** Offsets, in order, of carriage returns that become line feeds. */
  readonly turns: readonly number[];
}

/** Copies `from` to `to` with the edits applied. Throws system.cancelled. */
export async function rewrite(
  from: FileHandle,
  to: FileHandle,
  { drops, turns }: Edits,
  signal: AbortSignal,
): Promise<void> {
  let offset = 0;
  let drop = 0;
  let turn = 0;
  for await (const piece of pieces(from)) {
    refuseIfCancelled(signal);
    const end = offset + piece.length;
    for (; (turns[turn] ?? Infinity) < end; turn++) piece[(turns[turn] ?? 0) - offset] = 0x0a;
    let kept = 0;
    let at = offset;
    while (at < end) {
      const dropFrom = drops[drop] ?? Infinity;
      const stop = Math.min(end, Math.max(at, dropFrom));
      // The kept bytes move to the front of the piece; what is behind them is no longer needed.
      piece.copyWithin(kept, at - offset, stop - offset);
      kept += stop - at;
      at = stop;
      const dropTo = drops[drop + 1] ?? Infinity;
      if (at < end) at = Math.min(end, dropTo);
      if (at >= dropTo) drop += 2;
    }
    await to.writeFile(piece.subarray(0, kept));
    offset = end;
  }
}

import type { FileHandle } from 'node:fs/promises';
import { refuseIfCancelled } from '../engine/query';
import { pieces } from '../source/source';
import type { Edits } from './rewrite';
import { Scanner } from './scanner';

/** The edits after which every row ends in a line feed: a return before one is left out, a lone one becomes one. */
export async function breakEdits(
  text: FileHandle,
  from: number,
  delimiter: string,
  signal: AbortSignal,
): Promise<Edits> {
  const drops: number[] = [];
  const turns: number[] = [];
  const heard = (row: { end: number; next: number; lineFeed: boolean }): void => {
    if (row.next - row.end === 2) drops.push(row.end, row.end + 1);
    else if (row.next > row.end && !row.lineFeed) turns.push(row.end);
  };
  const scanner = new Scanner(delimiter, heard, from);
  for await (const piece of pieces(text, from)) {
    refuseIfCancelled(signal);
    scanner.push(piece);
  }
  scanner.end();
  return { drops, turns };
}

/** All ranges of both in order; a range inside an earlier one is not repeated. */
export function mergeRanges(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  let [i, j, reached] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const fromA = (a[i] ?? Infinity) <= (b[j] ?? Infinity);
    const [start = 0, end = 0] = fromA ? [a[i], a[i + 1]] : [b[j], b[j + 1]];
    if (fromA) i += 2;
    else j += 2;
    if (end > reached) merged.push(Math.max(start, reached), end);
    reached = Math.max(reached, end);
  }
  return merged;
}

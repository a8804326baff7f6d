import type { Layer } from '../../../shared/design';

/** Layers that stand at the same place of two chains; the place is undefined where a chain has none. */
export interface Pair {
  readonly first: number | undefined;
  readonly second: number | undefined;
}

/**
 * Puts the layers of two chains beside each other with the fewest changes: a layer put in, taken out, or set otherwise
 * (Wagner and Fischer, 1974). Layers of different kinds never stand beside each other.
 */
export function align(first: readonly Layer[], second: readonly Layer[]): Pair[] {
  const costs = costsOf(first, second);
  const at = (i: number, k: number): number => costs[i]?.[k] ?? Infinity;
  const pairs: Pair[] = [];
  let [i, k] = [0, 0];
  while (i < first.length || k < second.length) {
    const beside = change(first[i], second[k]) + at(i + 1, k + 1);
    if (beside === at(i, k)) pairs.push({ first: i++, second: k++ });
    else if (at(i + 1, k) + 1 === at(i, k)) pairs.push({ first: i++, second: undefined });
    else pairs.push({ first: undefined, second: k++ });
  }
  return pairs;
}

/** The fewest changes from layer `i` of the first and `k` of the second on. */
function costsOf(first: readonly Layer[], second: readonly Layer[]): readonly (readonly number[])[] {
  const costs = Array.from({ length: first.length + 1 }, (_row, i) =>
    Array.from({ length: second.length + 1 }, (_cell, k) => first.length - i + second.length - k),
  );
  for (let i = first.length - 1; i >= 0; i--) {
    const [row = [], below = []] = [costs[i], costs[i + 1]];
    for (let k = second.length - 1; k >= 0; k--) {
      const beside = change(first[i], second[k]) + (below[k + 1] ?? Infinity);
      row[k] = Math.min(beside, 1 + (below[k] ?? Infinity), 1 + (row[k + 1] ?? Infinity));
    }
  }
  return costs;
}

function change(one: Layer | undefined, other: Layer | undefined): number {
  if (!one || !other || one.kind !== other.kind) return Infinity;
  return JSON.stringify(one) === JSON.stringify(other) ? 0 : 1;
}

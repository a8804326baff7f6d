import type { ColumnType } from '../../../shared/dataset';

/** Numbers by value, all else by code point: the same order on every machine and in every language. */
export function sortLevels(levels: Iterable<string>, type: ColumnType): string[] {
  return [...levels].sort(type === 'number' ? (a, b) => Number(a) - Number(b) : byCodePoint);
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done)
      return Number(y.done ?? false) - Number(x.done ?? false) === 0 ? 0 : x.done ? -1 : 1;
    const difference = (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}

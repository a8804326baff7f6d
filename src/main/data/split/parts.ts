import type { Cell } from '../../../shared/dataset';
import type { Part } from '../../../shared/recipe/prepared';
import type { Split } from '../../../shared/recipe/recipe';
import { levelOf } from '../../../shared/recipe/encode';
import { stream } from '../../../shared/random/stream';
import { AppError } from '../../../shared/errors/app-error';

/** Row positions of each part, ascending. */
export type Parts = Readonly<Record<Part, Int32Array>>;

/** How many rows validation and test take: shares below 1 are rounded, larger numbers are rows. @throws plan.split */
export function partSizes(
  total: number,
  split: Pick<Split, 'validation' | 'test'>,
): { validation: number; test: number } {
  const size = (part: number): number => (part < 1 ? Math.round(part * total) : Math.round(part));
  const [validation, test] = [size(split.validation), size(split.test)];
  if (validation + test >= total)
    throw new AppError('plan.split', {
      rows: Math.max(0, total - validation - test),
      taken: validation + test,
      total,
    });
  return { validation, test };
}

/**
 * Splits rows into parts. It depends on the rows, the split and the seed only, never on the tasks, so that twins
 * share it.
 * @param total number of rows
 * @param by the column that the split goes by, one cell a row; unused by a random split
 */
export function splitRows(total: number, split: Split, seed: number, by: readonly Cell[]): Parts {
  const sizes = partSizes(total, split);
  switch (split.kind) {
    case 'random':
      return cut([...stream(seed, 'split').permutation(total)], sizes);
    case 'stratified':
      return stratified(total, sizes, seed, by);
    case 'group':
      return grouped(total, sizes, seed, by);
    case 'time':
      return cut(inTime(total, by).reverse(), { ...sizes, order: ['test', 'validation'] });
  }
}

type Cut = { validation: number; test: number; order?: readonly ('validation' | 'test')[] };

/** The first rows of an order go to validation and test, the rest to training. */
function cut(
  order: readonly number[],
  { validation, test, order: parts = ['validation', 'test'] }: Cut,
): Parts {
  const sizes = { validation, test };
  const first = sizes[parts[0] ?? 'validation'];
  const second = sizes[parts[1] ?? 'test'];
  const taken = {
    [parts[0] ?? '']: order.slice(0, first),
    [parts[1] ?? '']: order.slice(first, first + second),
  };
  return {
    train: ascending(order.slice(first + second)),
    validation: ascending(taken['validation'] ?? []),
    test: ascending(taken['test'] ?? []),
  };
}

function ascending(rows: readonly number[]): Int32Array {
  return Int32Array.from(rows).sort();
}

/** Each stratum gives its proportional share to each part, by largest remainders (Hamilton), so that sizes are exact. */
function stratified(
  total: number,
  sizes: { validation: number; test: number },
  seed: number,
  by: readonly Cell[],
): Parts {
  const strata = groupsOf(total, by);
  const shuffled = strata.map((rows, i) => {
    const order = stream(seed, 'split', i).permutation(rows.length);
    return [...order].map((at) => rows[at] ?? 0);
  });
  const validation = shares(
    shuffled.map((rows) => rows.length),
    sizes.validation,
  );
  const test = shares(
    shuffled.map((rows, i) => rows.length - (validation[i] ?? 0)),
    sizes.test,
  );
  const take = (from: (i: number) => number, to: (i: number) => number): Int32Array =>
    ascending(shuffled.flatMap((rows, i) => rows.slice(from(i), to(i))));
  const v = (i: number): number => validation[i] ?? 0;
  const t = (i: number): number => v(i) + (test[i] ?? 0);
  return { validation: take(() => 0, v), test: take(v, t), train: take(t, () => total) };
}

/** `wanted` shared out in proportion to `counts`, whole numbers that sum to it. */
export function shares(counts: readonly number[], wanted: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (total === 0 ? 0 : (count * wanted) / total));
  const whole = exact.map(Math.floor);
  const left = wanted - whole.reduce((sum, count) => sum + count, 0);
  const largest = exact
    .map((value, i) => [value - Math.floor(value), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of largest.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

/** Whole groups go to validation until it has its rows, then to test, then to training. */
function grouped(
  total: number,
  sizes: { validation: number; test: number },
  seed: number,
  by: readonly Cell[],
): Parts {
  const groups = groupsOf(total, by);
  const parts: Record<Part, number[]> = { train: [], validation: [], test: [] };
  for (const at of stream(seed, 'split').permutation(groups.length)) {
    const part =
      parts.validation.length < sizes.validation
        ? 'validation'
        : parts.test.length < sizes.test
          ? 'test'
          : 'train';
    for (const row of groups[at] ?? []) parts[part].push(row);
  }
  return {
    train: ascending(parts.train),
    validation: ascending(parts.validation),
    test: ascending(parts.test),
  };
}

/** Rows by value, in order of first appearance; rows without a value are a group of their own. */
function groupsOf(total: number, by: readonly Cell[]): number[][] {
  const groups = new Map<string | null, number[]>();
  for (let row = 0; row < total; row++) {
    const level = levelOf(by[row] ?? null);
    const rows = groups.get(level);
    if (rows) rows.push(row);
    else groups.set(level, [row]);
  }
  return [...groups.values()];
}

/** Rows from the earliest to the latest; rows without a time count as earliest, equal times keep their order. */
function inTime(total: number, by: readonly Cell[]): number[] {
  const key = (row: number): Exclude<Cell, null> => by[row] ?? '';
  const compare = (a: number, b: number): number => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b);
  return Array.from({ length: total }, (_, row) => row).sort(compare);
}

import type { Cell } from '../../../shared/dataset';
import { stream } from '../../../shared/random/stream';
import type { Parts, Sizes } from './shares';
import { strataOf } from './strata';

/** Every stratum gives each part its share, by largest remainders (Hamilton, 1792), so that sizes are exact. */
export function stratified(total: number, sizes: Sizes, seed: number, by: readonly Cell[]): Parts {
  const strata = strataOf(total, by);
  const shuffled = strata.map((rows, i) =>
    stream(seed, 'split', i)
      .permutation(rows.length)
      .map((at) => rows[at] ?? 0),
  );
  // Strata with equal remainders, such as those of one row each, are drawn, not taken in the order of the file.
  const order = stream(seed, 'split', 0, 1).permutation(strata.length);
  const counts = shuffled.map((rows) => rows.length);
  const validation = shares(counts, sizes.validation, order);
  const left = counts.map((count, i) => count - (validation[i] ?? 0));
  const test = shares(left, sizes.test, order);
  const parts = {
    train: new Int32Array(total - sizes.validation - sizes.test),
    validation: new Int32Array(sizes.validation),
    test: new Int32Array(sizes.test),
  };
  const filled = { train: 0, validation: 0, test: 0 };
  shuffled.forEach((rows, i) => {
    const ends = { validation: validation[i] ?? 0, test: (validation[i] ?? 0) + (test[i] ?? 0) };
    rows.forEach((row, at) => {
      const part = at < ends.validation ? 'validation' : at < ends.test ? 'test' : 'train';
      parts[part][filled[part]++] = row;
    });
  });
  return { train: parts.train.sort(), validation: parts.validation.sort(), test: parts.test.sort() };
}

/**
 * `wanted` shared out in proportion to `counts`: whole numbers that sum to it, none above its count.
 * @param order who comes first among equal remainders: a permutation of the indices of `counts`
 */
export function shares(counts: readonly number[], wanted: number, order: Int32Array): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const exact = counts.map((count) => (total === 0 ? 0 : (count * wanted) / total));
  const whole = exact.map(Math.floor);
  const left = wanted - whole.reduce((sum, count) => sum + count, 0);
  const remainder = (i: number): number => (exact[i] ?? 0) - (whole[i] ?? 0);
  const largest = [...order].sort((a, b) => remainder(b) - remainder(a));
  for (const i of largest.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

/** Rows shared out among training, validation and test. */
import type { Cell } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { stream } from '../../../shared/random/stream';
import type { Split } from '../../../shared/recipe/recipe';
import { grouped } from './grouped';
import { inTime } from './in-time';
import type { Parts, Sizes } from './shares';
import { stratified } from './stratified';

/**
 * Splits rows into parts that are disjoint and together are all rows. It depends on the rows, the split and the seed
 * only, never on the tasks, so that twins share it.
 * @param total number of rows
 * @param seed 0 to 2^32 - 1
 * @param by the column that the split goes by, a cell a row; a random split does not look at it
 * @throws plan.split when nothing is left for training
 */
export function splitRows(total: number, split: Split, seed: number, by: readonly Cell[]): Parts {
  const sizes = partSizes(total, split);
  const parts = partsOf(total, split.kind, sizes, seed, by);
  if (parts.train.length === 0) throw nothingLeft(total, total);
  return parts;
}

/**
 * How many rows validation and test take: a share below 1 is rounded, a number from 1 on is a number of rows.
 * @throws plan.split
 */
export function partSizes(total: number, { validation, test }: Pick<Split, 'validation' | 'test'>): Sizes {
  const size = (part: number): number => Math.round(part < 1 ? part * total : part);
  const sizes = { validation: size(validation), test: size(test) };
  const taken = sizes.validation + sizes.test;
  if (taken >= total) throw nothingLeft(total, taken);
  return sizes;
}

function nothingLeft(total: number, taken: number): AppError {
  return new AppError('plan.split', { rows: Math.max(0, total - taken), taken, total });
}

function partsOf(total: number, kind: Split['kind'], sizes: Sizes, seed: number, by: readonly Cell[]): Parts {
  switch (kind) {
    case 'random':
      return cut(stream(seed, 'split').permutation(total), sizes);
    case 'stratified':
      return stratified(total, sizes, seed, by);
    case 'group':
      return grouped(total, sizes, seed, by);
    case 'time': {
      // The latest rows are the test, those before them the validation.
      const order = inTime(total, by).reverse();
      const { validation, test, train } = cut(order, { validation: sizes.test, test: sizes.validation });
      return { train, validation: test, test: validation };
    }
  }
}

/** The first rows of an order go to validation, the next to test, the rest to training. */
function cut(order: Int32Array, { validation, test }: Sizes): Parts {
  return {
    validation: order.slice(0, validation).sort(),
    test: order.slice(validation, validation + test).sort(),
    train: order.slice(validation + test).sort(),
  };
}

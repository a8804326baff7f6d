import type { Comparison } from '../verdict/verdict';

/**
 * Share of the pool of labelled rows from which on two random training parts overlap too much to count as separate
 * draws: parts of that share have, on average, a quarter of their rows in common.
 */
const MUCH_OVERLAP = 0.25;

/** Mean row counts of a comparison over its seeds. `pool`: rows that have a label at all. */
export interface RowCounts {
  readonly train: number;
  readonly test: number;
  readonly pool: number;
}

/** Share of the labelled rows that one training part takes: what two parts of different seeds have in common on average. */
export function overlapOf(rows: RowCounts): number {
  return rows.train / rows.pool;
}

/** Which interval is honest for training parts of this size. */
export function intervalKind(rows: RowCounts): Comparison['interval'] {
  return overlapOf(rows) > MUCH_OVERLAP ? 'nadeau-bengio' : 'paired-t';
}

/**
 * What the variance of the mean over `seeds` resamples is, as a multiple of the variance between resamples.
 * Plain: 1/J. Where training parts overlap much, resamples agree with each other more than separate data would, and
 * the variance is (1/J + n_test/n_train) (Nadeau and Bengio, "Inference for the generalization error", Machine
 * Learning 52, 2003, eq. 9).
 */
export function varianceFactor(kind: Comparison['interval'], seeds: number, rows: RowCounts): number {
  return 1 / seeds + (kind === 'nadeau-bengio' ? rows.test / rows.train : 0);
}

import { AppError } from '../../shared/errors/app-error';
import type { Batches, Executor } from './executor';
import { epochOrder, type Feed } from './feed';
import { disposeState } from './state';
import type { StepState } from './step';

export interface EpochPlan {
  readonly seed: number;
  readonly batchSize: number;
}

/** Number of batches an epoch; the last may be short. */
export function batchesOf(rows: number, batchSize: number): number {
  return Math.ceil(rows / batchSize);
}

/**
 * Trains one epoch (counted from 1) and gives the new state; the old one is disposed of, whatever happens.
 * @param between called before each of the executor's advances with the number of batches done; false ends the epoch
 *   early
 * @throws run.diverged at the first batch whose loss is not finite
 */
export function trainEpoch(
  executor: Executor,
  begin: StepState,
  feed: Pick<Feed, 'labelled'>,
  plan: EpochPlan,
  epoch: number,
  between: (batch: number) => boolean,
): { state: StepState; whole: boolean } {
  const order = epochOrder(plan.seed, epoch, feed.labelled);
  const batches = batchesOf(order.length, plan.batchSize);
  let state = begin;
  try {
    for (let batch = 0; batch < batches;) {
      if (!between(batch)) return { state, whole: false };
      const next = executor.advance(state, ahead(order, plan.batchSize, batch, epoch));
      disposeState(state);
      state = next.state;
      mustBeFinite(next.losses, next.batches, epoch, batch);
      batch += next.batches;
    }
    return { state, whole: true };
  } catch (thrown) {
    disposeState(state);
    throw thrown;
  }
}

/** The batches of the usual size with which a run begins; a part of fewer rows is one batch. */
export function firstBatches(seed: number, { labelled }: Pick<Feed, 'labelled'>, batchSize: number): Batches {
  const usual = Math.max(1, Math.min(batchSize, labelled.length));
  return ahead(epochOrder(seed, 1, labelled), usual, 0, 1);
}

/** The batches from one on that are of its size. */
function ahead(order: Int32Array, batchSize: number, batch: number, epoch: number): Batches {
  const from = batch * batchSize;
  const whole = order.length - (order.length % batchSize);
  const number = (epoch - 1) * batchesOf(order.length, batchSize) + batch;
  if (from < whole) return { rows: order.subarray(from, whole), size: batchSize, number };
  return { rows: order.subarray(whole), size: order.length - whole, number };
}

/** @param losses [batches, tasks], of the batches after the first `before` of the epoch */
function mustBeFinite(losses: Float32Array, batches: number, epoch: number, before: number): void {
  const at = losses.findIndex((loss) => !Number.isFinite(loss));
  if (at < 0) return;
  const batch = before + Math.floor(at / (losses.length / batches)) + 1;
  throw new AppError('run.diverged', { value: String(losses[at]), epoch, batch });
}

import { AppError } from '../../shared/errors/app-error';
import { computed } from './computed';
import type { Batches, Executor } from './executor';
import type { EpochPlan, Feed, Lesson } from './feed';
import { disposeState } from './state';
import type { StepState } from './step';

/** Number of batches an epoch; the last may be short. */
export function batchesOf(rows: number, batchSize: number): number {
  return Math.ceil(rows / batchSize);
}

/**
 * Trains one epoch (counted from 1) and gives the new state; the old one is disposed of, whatever happens.
 * @param between called before each of the executor's advances with the number of batches done; false ends the epoch
 *   early
 * @throws run.diverged at the first batch whose loss is not finite; run.computation-failed
 */
export async function trainEpoch(
  executor: Executor,
  begin: StepState,
  feed: Pick<Feed, 'rows' | 'epoch'>,
  plan: EpochPlan,
  epoch: number,
  between: (batch: number) => boolean,
): Promise<{ state: StepState; whole: boolean }> {
  const before = (epoch - 1) * batchesOf(feed.rows, plan.batchSize);
  let state = begin;
  let batch = 0;
  try {
    for await (const lesson of feed.epoch(plan, epoch)) {
      for (let done = 0; done < lesson.order.length;) {
        if (!between(batch)) return { state, whole: false };
        const batches = ahead(lesson, plan.batchSize, done, before + batch);
        const next = computed(() => executor.advance(state, batches));
        disposeState(state);
        state = next.state;
        mustBeFinite(next.losses, next.batches, epoch, batch);
        batch += next.batches;
        done += next.batches * batches.size;
      }
    }
    return { state, whole: true };
  } catch (thrown) {
    disposeState(state);
    throw thrown;
  }
}

/** The batches of the usual size with which a run begins; a part of fewer rows is one batch. */
export function firstBatches(first: Lesson, batchSize: number): Batches {
  return ahead(first, Math.min(batchSize, first.order.length), 0, 0);
}

/** The batches after some rows of a lesson that are of one size. @param number steps before them, over all epochs */
function ahead({ block, order }: Lesson, batchSize: number, done: number, number: number): Batches {
  const whole = order.length - (order.length % batchSize);
  if (done < whole) return { block, rows: order.subarray(done, whole), size: batchSize, number };
  return { block, rows: order.subarray(whole), size: order.length - whole, number };
}

/** @param losses [batches, tasks], of the batches after the first `before` of the epoch */
function mustBeFinite(losses: Float32Array, batches: number, epoch: number, before: number): void {
  const at = losses.findIndex((loss) => !Number.isFinite(loss));
  if (at < 0) return;
  const batch = before + Math.floor(at / (losses.length / batches)) + 1;
  throw new AppError('run.diverged', { value: String(losses[at]), epoch, batch });
}

import { AppError } from '../../shared/errors/app-error';
import { computed } from './computed';
import type { Plan } from '../../shared/plan';
import type { Batches, Executor } from './executor';
import type { EpochPlan, Feed, Lesson } from './feed';
import { disposeState } from './state';
import type { StepState } from './step';
import { batchesOf, tellerOf, TOLD, type Teller } from './told';

/** Rows in the order of training. */
type Ordered = Pick<Batches, 'block'> & Pick<Lesson, 'order'>;

/** How an epoch is trained. */
export interface Course extends EpochPlan {
  /** What each step is told; null where they are all alike. */
  readonly teller: Teller | null;
}

/** @param rows that are trained on; @param left what plateaus have left of the learning rate */
export function courseOf(plan: Pick<Plan, 'method' | 'budget' | 'seed'>, rows: number, left: number): Course {
  const { seed, method } = plan;
  return { seed, batchSize: method.batchSize, teller: tellerOf(plan, rows, left) };
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
  course: Course,
  epoch: number,
  between: (batch: number) => boolean,
): Promise<{ state: StepState; whole: boolean }> {
  const before = (epoch - 1) * batchesOf(feed.rows, course.batchSize);
  let state = begin;
  let batch = 0;
  try {
    for await (const lesson of feed.epoch(course, epoch)) {
      const told = toldIn(lesson, course, before + batch);
      for (let done = 0; done < lesson.order.length;) {
        if (!between(batch)) return { state, whole: false };
        const batches = ahead({ ...lesson, told }, course.batchSize, done, before + batch);
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
export function firstBatches(first: Ordered, course: Course): Batches {
  const batchSize = Math.min(course.batchSize, first.order.length);
  return ahead({ ...first, told: toldIn(first, course, 0) }, batchSize, 0, 0);
}

/** What the steps of a lesson are told, [batches, TOLD]. @param before steps before them, over all epochs */
function toldIn({ order }: Ordered, { batchSize, teller }: Course, before: number): Float32Array | null {
  const batches = batchesOf(order.length, batchSize);
  return teller && Float32Array.from(Array.from({ length: batches }, (_, i) => teller(before + i)).flat());
}

/** The batches after some rows of a lesson that are of one size. @param number steps before them, over all epochs */
function ahead(
  { block, order, told: all }: Ordered & Pick<Batches, 'told'>,
  batchSize: number,
  done: number,
  number: number,
): Batches {
  const whole = order.length - (order.length % batchSize);
  const told = all && all.subarray((done / batchSize) * TOLD);
  if (done < whole) return { block, rows: order.subarray(done, whole), size: batchSize, number, told };
  return { block, rows: order.subarray(whole), size: order.length - whole, number, told };
}

/** @param losses [batches, tasks], of the batches after the first `before` of the epoch */
function mustBeFinite(losses: Float32Array, batches: number, epoch: number, before: number): void {
  const at = losses.findIndex((loss) => !Number.isFinite(loss));
  if (at < 0) return;
  const batch = before + Math.floor(at / (losses.length / batches)) + 1;
  throw new AppError('run.diverged', { value: String(losses[at]), epoch, batch });
}

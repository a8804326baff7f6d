import * as tf from '@tensorflow/tfjs';
import { AppError } from '../../shared/errors/app-error';
import type { NamedLayer } from '../model/layers';
import { epochOrder, type Feed } from './feed';
import { dropoutMasks } from './masks';
import { disposeState } from './state';
import type { Step, StepInput, StepState } from './step';

export interface EpochPlan {
  readonly seed: number;
  readonly batchSize: number;
  readonly dropout: readonly NamedLayer[];
}

type Constant = Pick<StepInput, 'weights' | 'rate'>;

/** Number of batches an epoch; the last may be short. */
export function batchesOf(rows: number, batchSize: number): number {
  return Math.ceil(rows / batchSize);
}

/**
 * Trains one epoch (counted from 1) and gives the new state; the old one is disposed of, whatever happens.
 * @param between called before each batch with the number done; false ends the epoch early
 * @throws run.diverged at the first batch whose loss is not finite
 */
export function trainEpoch(
  step: Step,
  begin: StepState,
  feed: Feed,
  constant: Constant,
  plan: EpochPlan,
  epoch: number,
  between: (batch: number) => boolean,
): { state: StepState; whole: boolean } {
  const order = epochOrder(plan.seed, epoch, feed.labelled);
  const batches = batchesOf(order.length, plan.batchSize);
  let state = begin;
  try {
    for (let batch = 0; batch < batches; batch++) {
      if (!between(batch)) return { state, whole: false };
      const rows = order.subarray(batch * plan.batchSize, (batch + 1) * plan.batchSize);
      const next = oneStep(step, state, feed, constant, plan, rows, (epoch - 1) * batches + batch);
      disposeState(state);
      state = next.state;
      mustBeFinite(next.losses, epoch, batch + 1);
    }
    return { state, whole: true };
  } catch (thrown) {
    disposeState(state);
    throw thrown;
  }
}

function mustBeFinite(losses: readonly number[], epoch: number, batch: number): void {
  const value = losses.find((loss) => !Number.isFinite(loss));
  if (value !== undefined) throw new AppError('run.diverged', { value: String(value), epoch, batch });
}

/** Gathers the rows of one batch, takes the step and keeps nothing but its results. */
function oneStep(
  step: Step,
  state: StepState,
  feed: Feed,
  constant: Constant,
  plan: EpochPlan,
  rows: Int32Array,
  number: number,
): { state: StepState; losses: readonly number[] } {
  const read: { losses: readonly number[] } = { losses: [] };
  const [parameters, ...slots] = tf.tidy(() => {
    const at = tf.tensor1d(rows, 'int32');
    const batch = { features: tf.gather(feed.features, at), targets: tf.gather(feed.targets, at) };
    const masks = dropoutMasks(plan.dropout, plan.seed, number, rows.length);
    const taken = step(state, { ...batch, ...constant, masks });
    read.losses = [...taken.losses.dataSync()];
    return [taken.state.parameters, ...taken.state.slots];
  }) as [tf.Tensor1D, ...tf.Tensor1D[]];
  return { state: { parameters, slots }, losses: read.losses };
}

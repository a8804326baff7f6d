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

/** Number of batches an epoch; the last may be short. */
export function batchesOf(rows: number, batchSize: number): number {
  return Math.ceil(rows / batchSize);
}

/**
 * Trains one epoch (counted from 1) and gives the new state; the old one is disposed of.
 * @param between called before each batch with the number done; false ends the epoch early
 * @throws run.diverged at the first batch whose loss is not finite
 */
export function trainEpoch(
  step: Step,
  begin: StepState,
  feed: Feed,
  constant: Pick<StepInput, 'weights' | 'rate'>,
  plan: EpochPlan,
  epoch: number,
  between: (batch: number) => boolean,
): { state: StepState; whole: boolean } {
  const order = epochOrder(plan.seed, epoch, feed.rows);
  const batches = batchesOf(feed.rows, plan.batchSize);
  let state = begin;
  for (let batch = 0; batch < batches; batch++) {
    if (!between(batch)) return { state, whole: false };
    const rows = order.subarray(batch * plan.batchSize, (batch + 1) * plan.batchSize);
    const next = oneStep(step, state, feed, constant, plan, rows, (epoch - 1) * batches + batch);
    if (!next.losses.every(Number.isFinite)) {
      disposeState(next.state);
      disposeState(state);
      throw new AppError('run.diverged', { value: String(next.losses.find((loss) => !Number.isFinite(loss))), epoch, batch: batch + 1 });
    }
    disposeState(state);
    state = next.state;
  }
  return { state, whole: true };
}

/** Gathers the rows of one batch, takes the step and keeps nothing but its results. */
function oneStep(
  step: Step,
  state: StepState,
  feed: Feed,
  constant: Pick<StepInput, 'weights' | 'rate'>,
  plan: EpochPlan,
  rows: Int32Array,
  number: number,
): { state: StepState; losses: readonly number[] } {
  const [losses, parameters, ...slots] = tf.tidy(() => {
    const at = tf.tensor1d(rows, 'int32');
    const masks = dropoutMasks(plan.dropout, plan.seed, number, rows.length);
    const taken = step(state, { features: tf.gather(feed.features, at), targets: tf.gather(feed.targets, at), ...constant, masks });
    return [taken.losses, taken.state.parameters, ...taken.state.slots];
  }) as [tf.Tensor1D, tf.Tensor1D, ...tf.Tensor1D[]];
  const values = [...losses.dataSync()];
  losses.dispose();
  return { state: { parameters, slots }, losses: values };
}

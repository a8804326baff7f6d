import * as tf from '@tensorflow/tfjs';
import type { Executor, Work } from './executor';
import { randomMasks } from './masks';
import { toldBy } from './step';
import { TOLD } from './told';

/** Steps kernel by kernel, on any backend: a batch at a time. */
export function eagerExecutor({ step, constant, seed, random }: Work): Executor {
  return {
    advance(state, { block, rows, size, number, told }) {
      const read: { losses: Float32Array } = { losses: new Float32Array(0) };
      const [parameters, ...slots] = tf.tidy(() => {
        const at = tf.tensor1d(rows.subarray(0, size), 'int32');
        const batch = { features: tf.gather(block.features, at), targets: tf.gather(block.targets, at) };
        const taken = step(state, {
          ...batch,
          ...constant.given,
          told: told ? toldBy(tf.tensor1d(told.subarray(0, TOLD))) : null,
          masks: randomMasks(random, seed, number, size),
        });
        read.losses = taken.losses.dataSync<'float32'>();
        return [taken.state.parameters, ...taken.state.slots];
      }) as [tf.Tensor1D, ...tf.Tensor1D[]];
      return { batches: 1, state: { parameters, slots }, losses: read.losses };
    },
  };
}

import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * Gathers the gradients of several batches for one update. Each counts by its share of the rows, so that the sum is
 * the gradient of the mean over all of them: the same as one batch of all rows, but for rounding. Where labels are
 * missing, the loss of each batch is the mean over the labels that it knows itself, so batches count by their rows and
 * not by their labels.
 */
export function accumulated(rule: UpdateRule): UpdateRule {
  return {
    slots: (n) => [...rule.slots(n), { name: 'gradient', length: n, value: 0 }],
    update({ parameters, slots }, gradient, rates) {
      const { told } = rates;
      if (!told) throw new Error('gradients are gathered, but the step is not told how many');
      const [before, inner] = [slots.at(-1) as tf.Tensor1D, slots.slice(0, -1)];
      const sum = tf.add<tf.Tensor1D>(before, tf.mul(gradient, told.share));
      const next = rule.update({ parameters, slots: inner }, sum, rates);
      const moves = tf.greater(told.updates, 0);
      const chosen = (after: tf.Tensor1D, otherwise: tf.Tensor1D): tf.Tensor1D =>
        tf.where(moves, after, otherwise);
      return {
        parameters: chosen(next.parameters, parameters),
        slots: [
          ...next.slots.map((slot, i) => chosen(slot, inner[i] as tf.Tensor1D)),
          chosen(tf.zerosLike(sum), sum),
        ],
      };
    },
  };
}

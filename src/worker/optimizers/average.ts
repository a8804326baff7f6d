import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/** The slot that holds the average. */
export const AVERAGE = 'average';

/**
 * Keeps an exponential moving average of the weights (Polyak and Juditsky, 1992; this form as Adam corrects its own
 * averages): a_t = sum_s d^(t-s) p_s / sum_s d^(t-s) over all steps s so far, so that it never remembers the random
 * start. Computed as a += (1 - d) / (1 - d^t) (p - a).
 */
export function averaged(rule: UpdateRule, decay: number): UpdateRule {
  return {
    slots: (n) => [
      ...rule.slots(n),
      { name: AVERAGE, length: n, value: 0 },
      { name: 'average power', length: 1, value: 1 },
    ],
    update({ parameters, slots }, gradient, rates) {
      const [average, power] = slots.slice(-2) as [tf.Tensor1D, tf.Tensor1D];
      const next = rule.update({ parameters, slots: slots.slice(0, -2) }, gradient, rates);
      const nextPower = tf.mul<tf.Tensor1D>(power, decay);
      const share = tf.div(tf.sub(1, tf.scalar(decay)), tf.sub(1, nextPower));
      const moved = tf.add<tf.Tensor1D>(average, tf.mul(share, tf.sub(next.parameters, average)));
      return { parameters: next.parameters, slots: [...next.slots, moved, nextPower] };
    },
  };
}

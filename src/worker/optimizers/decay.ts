import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * Weight decay beside the gradient (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019, as
 * PyTorch scales it): p -= rate decay p, with the p from before the step. Adam with it is AdamW.
 */
export function decayed(rule: UpdateRule): UpdateRule {
  return {
    slots: (n) => rule.slots(n),
    update(state, gradient, rates) {
      const next = rule.update(state, gradient, rates);
      if (!rates.decay) return next;
      const shrunk = tf.mul(tf.mul(rates.rate, rates.decay), state.parameters);
      return { ...next, parameters: tf.sub(next.parameters, shrunk) };
    },
  };
}

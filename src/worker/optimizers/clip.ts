import * as tf from '@tensorflow/tfjs';
import type { Clip } from '../../shared/method';
import type { UpdateRule } from './rule';

/**
 * Bounds the gradient before a rule sees it (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent
 * neural networks", ICML 2013): its Euclidean length over all numbers, g limit / max(|g|, limit), or each number to
 * +-limit. Frozen numbers do not count for the length.
 */
export function clipped(rule: UpdateRule, { kind, limit }: Clip): UpdateRule {
  return {
    slots: (n) => rule.slots(n),
    update(state, gradient, rates) {
      if (kind === 'value') return rule.update(state, tf.clipByValue(gradient, -limit, limit), rates);
      const moving = tf.mul<tf.Tensor1D>(gradient, tf.sign(rates.rate));
      const length = tf.sqrt(tf.sum(tf.square(moving)));
      return rule.update(state, tf.mul(moving, tf.div(limit, tf.maximum(length, limit))), rates);
    },
  };
}

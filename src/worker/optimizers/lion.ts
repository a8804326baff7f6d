import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * Lion (Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023, algorithm 2):
 *   p -= rate sign(b1 m + (1 - b1) g),  m = b2 m + (1 - b2) g
 * Every number moves by its rate, so rates are three to ten times smaller than Adam's.
 */
export function lion({ beta1, beta2 }: { beta1: number; beta2: number }): UpdateRule {
  return {
    slots: (n) => [{ name: 'm', length: n, value: 0 }],
    update({ parameters, slots }, gradient, { rate }) {
      const m = slots[0] as tf.Tensor1D;
      const mixed = (beta: number): tf.Tensor1D => tf.add(tf.mul(m, beta), tf.mul(gradient, 1 - beta));
      return {
        parameters: tf.sub(parameters, tf.mul(rate, tf.sign(mixed(beta1)))),
        slots: [mixed(beta2)],
      };
    },
  };
}

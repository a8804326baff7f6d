import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/**
 * AdaGrad (Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization",
 * JMLR 2011, the diagonal form): v += g^2, p -= rate g / (sqrt(v) + epsilon). The sum begins with 0, as in the paper
 * and in PyTorch.
 */
export function adagrad({ epsilon }: { epsilon: number }): UpdateRule {
  return {
    slots: (n) => [{ name: 'v', length: n, value: 0 }],
    update({ parameters, slots }, gradient, { rate }) {
      const sum = tf.add<tf.Tensor1D>(slots[0] as tf.Tensor1D, tf.square(gradient));
      const direction = tf.div(gradient, tf.add(tf.sqrt(sum), epsilon));
      return { parameters: tf.sub(parameters, tf.mul(rate, direction)), slots: [sum] };
    },
  };
}

import * as tf from '@tensorflow/tfjs';
import type { Activation } from '../../shared/design';
import { relu } from './relu';
import { withSlope } from './with-slope';

/** Slope of leaky relu below 0, as Keras has it. */
export const LEAK = 0.2;

/** An activation, elementwise; softmax over the last axis. */
export function activate(activation: Activation, x: tf.Tensor): tf.Tensor {
  switch (activation) {
    case 'linear':
      return x;
    case 'relu':
      return relu(x);
    case 'leaky-relu':
      return tf.leakyRelu(x, LEAK);
    case 'gelu':
      return gelu(x);
    case 'silu':
      return silu(x);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'softmax':
      return tf.softmax(x);
  }
}

/**
 * x P(x) with the normal distribution P, exactly and not in its tanh form (Hendrycks and Gimpel, 2016);
 * its derivative is P(x) + x p(x) with the density p.
 */
function gelu(x: tf.Tensor): tf.Tensor {
  const below = (at: tf.Tensor): tf.Tensor => tf.mul(tf.add(tf.erf(tf.mul(at, Math.SQRT1_2)), 1), 0.5);
  return withSlope(
    x,
    (at) => tf.mul(at, below(at)),
    (at) => {
      const density = tf.mul(tf.exp(tf.mul(tf.square(at), -0.5)), 1 / Math.sqrt(2 * Math.PI));
      return tf.add(below(at), tf.mul(at, density));
    },
  );
}

/** x s with s = sigmoid(x) (Elfwing et al., 2018); its derivative is s + y (1 - s) at the value y. */
function silu(x: tf.Tensor): tf.Tensor {
  return withSlope(
    x,
    (at) => tf.mul(at, tf.sigmoid(at)),
    (at, value) => {
      const share = tf.sigmoid(at);
      return tf.add(share, tf.mul(value, tf.sub(1, share)));
    },
  );
}

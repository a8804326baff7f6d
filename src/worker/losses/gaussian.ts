import * as tf from '@tensorflow/tfjs';
import { withGradient } from './with-gradient';

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;

/**
 * Negative log likelihood of y under the normal distribution with mean m and variance exp(s) (Nix and Weigend,
 * "Estimating the mean and variance of the target probability distribution", ICNN 1994):
 * (s + (y - m)^2 exp(-s) + ln 2 pi) / 2. Derivatives: (m - y) exp(-s) by m, (1 - (y - m)^2 exp(-s)) / 2 by s.
 * @param outputs [batch, 2], m and s of the standardised target
 * @param targets [batch, 1], standardised with the training labels' mean and deviation
 * @param counts [batch, 1]
 */
export function gaussian(outputs: tf.Tensor2D, targets: tf.Tensor2D, counts: tf.Tensor2D): tf.Scalar {
  return withGradient(outputs, (x) => {
    const { mean, logVariance } = normalOf(x);
    const error = tf.sub<tf.Tensor2D>(mean, targets);
    const pull = tf.mul<tf.Tensor2D>(error, tf.exp(tf.neg(logVariance)));
    const squares = tf.mul(error, pull);
    const gradients = [pull, tf.mul(tf.sub(1, squares), 0.5)].map((one) => tf.mul<tf.Tensor2D>(one, counts));
    return {
      value: tf.sum(tf.mul(halfSum(logVariance, squares), counts)),
      gradient: tf.concat2d(gradients, 1),
    };
  });
}

/** The two columns of a head that gives a variance, each [batch, 1]. */
export function normalOf(outputs: tf.Tensor2D): { mean: tf.Tensor2D; logVariance: tf.Tensor2D } {
  const [mean, logVariance] = tf.split(outputs, 2, 1) as [tf.Tensor2D, tf.Tensor2D];
  return { mean, logVariance };
}

/** Of each row, [batch, 1], from its error m - y. */
export function negativeLogLikelihood(logVariance: tf.Tensor2D, error: tf.Tensor): tf.Tensor {
  return halfSum(logVariance, tf.mul(tf.square(error), tf.exp(tf.neg(logVariance))));
}

/** @param squares of the errors, each over its variance */
function halfSum(logVariance: tf.Tensor2D, squares: tf.Tensor): tf.Tensor {
  return tf.add(tf.mul(tf.add(logVariance, squares), 0.5), HALF_LOG_TAU);
}

import * as tf from '@tensorflow/tfjs';
import { withGradient } from './with-gradient';

/**
 * Negative log likelihood of counts under the Poisson distribution with the mean exp(x), less the least it could be:
 * exp(x) - y x - (y - y ln y). It is half the unit deviance (McCullagh and Nelder, "Generalized Linear Models", 1989)
 * and 0 where exp(x) = y. Derivative: exp(x) - y.
 * @param outputs [batch, 1], logarithms of the expected count over the mean count
 * @param targets [batch, 1], counts over the training labels' mean
 * @param counts [batch, 1], what each label counts
 */
export function poisson(outputs: tf.Tensor2D, targets: tf.Tensor2D, counts: tf.Tensor2D): tf.Scalar {
  return withGradient(outputs, (x) => ({
    value: tf.sum(tf.mul(halfDeviance(x, targets), counts)),
    gradient: tf.mul(tf.sub(tf.exp(bounded(x)), targets), counts),
  }));
}

/** Stands in for a count of 0, which has no logarithm. */
const LEAST = 1e-30;

/** e^60 times the mean count is far beyond any answer and far below infinity, which a missing label could not take back to 0. */
const MOST = 60;

function bounded(x: tf.Tensor2D): tf.Tensor2D {
  return tf.minimum(x, MOST);
}

/**
 * Half the unit deviance of each count, [batch, 1]: y (exp(u) - 1 - u) with u = x - ln y, in which large counts do not
 * cancel as they would in the formula above; exp(x) for a count of 0.
 */
export function halfDeviance(x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor2D {
  const most = bounded(x);
  const apart = tf.sub(most, tf.log(tf.maximum(y, LEAST)));
  return tf.where(tf.greater(y, 0), tf.mul(y, tf.sub(tf.expm1(apart), apart)), tf.exp(most));
}

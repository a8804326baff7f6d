import * as tf from '@tensorflow/tfjs';
import { withSlope } from './with-slope';

/**
 * Largest size of the logarithm of a variance, in deviations of the target: standard deviations from 1/148 to 148 of
 * them. The likelihood has no upper bound where a variance goes to 0, and the slope of the mean grows as 1 / variance:
 * without a bound one row that is met exactly takes a run to infinity. No honest answer lies beyond.
 */
export const MOST_LOG_VARIANCE = 10;

/**
 * The outputs of a head that gives a variance: the mean as it is, and B tanh(x / B) with the bound B, which has slope 1
 * around 0 and nowhere a slope of exactly 0, as cutting off would.
 * @param outputs [batch, 2] @returns mean and logarithm of the variance, [batch, 2]
 */
export function boundedVariance(outputs: tf.Tensor2D): tf.Tensor2D {
  return withSlope(
    outputs,
    (x) => tf.add(tf.mul(x, tf.tensor1d([1, 0])), tf.mul(shareOfMost(x), MOST_LOG_VARIANCE)),
    (x) => tf.sub(1, tf.square(shareOfMost(x))),
  ) as tf.Tensor2D;
}

/** tanh(x / B) of the second column, 0 in the first. */
function shareOfMost(x: tf.Tensor): tf.Tensor {
  return tf.tanh(tf.mul(x, tf.tensor1d([0, 1 / MOST_LOG_VARIANCE])));
}

import * as tf from '@tensorflow/tfjs';
import { withGradient, type Loss } from './with-gradient';

/**
 * d^2 / 2 up to |d| = delta, from there on delta (|d| - delta / 2), with d = x - y (Huber, "Robust estimation of a
 * location parameter", 1964). With c = d bounded to +-delta that is c (d - c / 2), and its derivative is c.
 *   outputs and targets [batch, 1], standardised, so delta is in deviations of the target; counts [batch, 1]
 */
export function huber(delta: number): Loss {
  return (outputs, targets, counts) =>
    withGradient(outputs, (x) => {
      const difference = tf.sub<tf.Tensor2D>(x, targets);
      const bounded = tf.clipByValue(difference, -delta, delta);
      const counted = tf.mul<tf.Tensor2D>(bounded, counts);
      return { value: tf.sum(tf.mul(counted, tf.sub(difference, tf.div(bounded, 2)))), gradient: counted };
    });
}

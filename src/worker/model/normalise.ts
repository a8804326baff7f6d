import * as tf from '@tensorflow/tfjs';

/** Numbers with mean 0 and variance 1 over some axes, and the mean and variance they had: 1 long on those axes. */
export interface Standardised {
  readonly value: tf.Tensor;
  readonly mean: tf.Tensor;
  readonly variance: tf.Tensor;
}

/**
 * (x - mean) / sqrt(variance + epsilon), over all numbers that share a place on the other axes; the variance is the
 * mean of squares. Its derivative (Ioffe and Szegedy, 2015) at the value y for a slope d above it is
 * (d - mean(d) - y mean(d y)) / sqrt(variance + epsilon); mean and variance have none of their own.
 */
export function standardise(x: tf.Tensor, axes: number[], epsilon: number): Standardised {
  const mean = tf.mean(x, axes, true);
  const centred = tf.sub(x, mean);
  const variance = tf.mean(tf.square(centred), axes, true);
  const inverse = tf.rsqrt(tf.add(variance, epsilon));
  const op = tf.customGrad<tf.Tensor>((_x, save) => {
    const value = tf.mul(centred, inverse);
    (save as tf.GradSaveFunc)([value, inverse]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [y, scale] = saved as [tf.Tensor, tf.Tensor];
        const along = tf.mul(y, tf.mean(tf.mul(dy, y), axes, true));
        return tf.mul(tf.sub(tf.sub(dy, tf.mean(dy, axes, true)), along), scale);
      },
    };
  });
  return { value: op(x), mean, variance };
}

/** All axes of x but the last. */
export function axesBeforeLast(x: tf.Tensor): number[] {
  return x.shape.slice(0, -1).map((_, axis) => axis);
}

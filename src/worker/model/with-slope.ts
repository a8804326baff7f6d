import * as tf from '@tensorflow/tfjs';

/**
 * An elementwise function whose derivative is written down: fewer kernels than the library's own chain of parts.
 * @param slope of the inputs and the values there; it is asked for only where a gradient is
 */
export function withSlope(
  x: tf.Tensor,
  of: (x: tf.Tensor) => tf.Tensor,
  slope: (x: tf.Tensor, value: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const op = tf.customGrad<tf.Tensor>((input, save) => {
    const value = of(input as tf.Tensor);
    (save as tf.GradSaveFunc)([input as tf.Tensor, value]);
    return {
      value,
      gradFunc: (dy, saved) => tf.mul(dy, slope(saved[0] as tf.Tensor, saved[1] as tf.Tensor)),
    };
  });
  return op(x);
}

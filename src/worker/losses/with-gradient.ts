import * as tf from '@tensorflow/tfjs';

/**
 * Outputs before the last activation, targets of the same shape, and what each label counts -> the sum over all labels,
 * each times its count: a mean where the counts are `shares`.
 */
export type Loss = (outputs: tf.Tensor2D, targets: tf.Tensor2D, counts: tf.Tensor2D) => tf.Scalar;

/** A loss at some outputs, and its derivative there: the same shape as the outputs. */
export interface ValueAndGradient {
  readonly value: tf.Scalar;
  readonly gradient: tf.Tensor2D;
}

/**
 * A loss whose derivative is written down instead of being put together from those of its parts: a fraction of the
 * kernels, and exact where the parts would cancel. The derivative holds once; it has none of its own.
 */
export function withGradient(
  outputs: tf.Tensor2D,
  of: (outputs: tf.Tensor2D) => ValueAndGradient,
): tf.Scalar {
  const loss = tf.customGrad<tf.Scalar>((x, save) => {
    const { value, gradient } = of(x as tf.Tensor2D);
    (save as tf.GradSaveFunc)([gradient]);
    return { value, gradFunc: (dy, saved) => tf.mul(saved[0] as tf.Tensor2D, dy) };
  });
  return loss(outputs);
}

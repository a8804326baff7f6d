import * as tf from '@tensorflow/tfjs';
import type { ParameterSpec } from './parameter';

// Reshaping is a kernel too: vectors stay what they are.

/** The flat vector [n] as one tensor a parameter. */
export function unpack(flat: tf.Tensor1D, specs: readonly ParameterSpec[]): tf.Tensor[] {
  const pieces = tf.split(
    flat,
    specs.map((spec) => spec.size),
  );
  return pieces.map((piece, i) => {
    const shape = specs[i]?.shape ?? [];
    return shape.length === 1 ? piece : tf.reshape(piece, [...shape]);
  });
}

/** One tensor a parameter, of its shape, as the flat vector [n]. */
export function pack(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  return tf.concat<tf.Tensor1D>(
    tensors.map((tensor) => (tensor.rank === 1 ? tensor : tensor.flatten())) as tf.Tensor1D[],
  );
}

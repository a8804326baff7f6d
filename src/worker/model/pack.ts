import * as tf from '@tensorflow/tfjs';
import type { ParameterSpec } from './parameter';

/** The flat vector [n] as one tensor a parameter. */
export function unpack(flat: tf.Tensor1D, specs: readonly ParameterSpec[]): tf.Tensor[] {
  const pieces = specs.length === 1 ? [flat] : tf.split(flat, specs.map((spec) => spec.size));
  return pieces.map((piece, i) => tf.reshape(piece, [...(specs[i]?.shape ?? [])]));
}

/** Tensors of any shapes as one flat vector. */
export function pack(tensors: readonly tf.Tensor[]): tf.Tensor1D {
  const flat = tensors.map((tensor) => tf.reshape(tensor, [tensor.size]) as tf.Tensor1D);
  return flat.length === 1 ? (flat[0] as tf.Tensor1D) : tf.concat1d(flat);
}

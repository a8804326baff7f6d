import * as tf from '@tensorflow/tfjs';

/** Kernels that stand in for the library's own already. */
const ours = new WeakSet<tf.KernelConfig>();

/**
 * Has a backend transpose a matrix before it is multiplied. The WebAssembly kernel hands plain products to a fast library
 * and goes through products with a transposed factor number by number, 8 times slower; the backward pass of every dense
 * layer is made of those. Call it before the backend starts.
 */
export function transposeBeforeProducts(backendName: string): void {
  const own = tf.getKernel(tf.BatchMatMul, backendName);
  if (!own || ours.has(own)) return;
  const ahead: tf.KernelConfig = {
    ...own,
    kernelFunc(params) {
      const { a, b } = params.inputs as { a: tf.Tensor; b: tf.Tensor };
      const { transposeA, transposeB } = params.attrs as { transposeA: boolean; transposeB: boolean };
      const plain = !transposeA && !transposeB;
      // Several products at once take the slow way in any case.
      if (plain || isMany(a) || isMany(b)) return own.kernelFunc(params);
      return tf.tidy(() => tf.matMul(transposeA ? transposed(a) : a, transposeB ? transposed(b) : b));
    },
  };
  ours.add(ahead);
  tf.unregisterKernel(tf.BatchMatMul, backendName);
  tf.registerKernel(ahead);
}

function isMany({ shape }: tf.Tensor): boolean {
  return shape.slice(0, -2).some((length) => length > 1);
}

/** The last two axes in each other's places. */
function transposed(x: tf.Tensor): tf.Tensor {
  const axes = x.shape.map((_, axis) => axis);
  return tf.transpose(x, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}

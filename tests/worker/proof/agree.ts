/** How two ways to the same numbers are compared. */
import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import type { Case } from '../compile/lower/cases';

/** On a backend that has been chosen before; what is made on the way is disposed of. */
export function on<Result>(backend: string, work: () => Result): Result {
  const before = tf.getBackend();
  void tf.setBackend(backend);
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
    void tf.setBackend(before);
  }
}

export function tensors({ inputs }: Case): tf.Tensor[] {
  return inputs.map(({ values, shape, dtype }) => tf.tensor(values, [...shape], dtype));
}

export function valuesOf(results: readonly tf.Tensor[]): { shape: number[]; values: number[] }[] {
  return results.map((tensor) => ({ shape: tensor.shape, values: [...tensor.dataSync()] }));
}

/** Within 1e-5, relatively above 1; what is not finite is the same. */
export function expectNear(got: readonly number[], expected: readonly number[]): void {
  expect(got).toHaveLength(expected.length);
  got.forEach((value, i) => {
    const wanted = expected[i]!;
    if (Number.isFinite(wanted)) expect(Math.abs(value - wanted)).toBeLessThan(1e-5 * (1 + Math.abs(wanted)));
    else expect(value).toBe(wanted);
  });
}

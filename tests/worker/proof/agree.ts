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

/** What one way computes, and how large what it was added up from is: by that, and not by what is left of it, rounding errs. */
export interface Expected {
  readonly shape: number[];
  readonly values: number[];
  readonly sizes: number[];
}

/** What a case gives on the plain backend. */
export function expectedOf(one: Case): Expected[] {
  const on32 = (of: Case): ReturnType<typeof valuesOf> => on('cpu', () => valuesOf(of.work(tensors(of))));
  const results = on32(one);
  const absolute = one.inputs.map((input) => ({ ...input, values: input.values.map(Math.abs) }));
  const sums = one.sums ? on32({ ...one, inputs: absolute }) : results;
  return results.map((result, i) => ({ ...result, sizes: sums[i]!.values.map(Math.abs) }));
}

/** Within 1e-5 of 1 and of what the value was added up from; what is not finite is the same. */
export function expectNear(got: readonly number[], { values, sizes }: Expected): void {
  expect(got).toHaveLength(values.length);
  got.forEach((value, i) => {
    const wanted = values[i]!;
    if (Number.isFinite(wanted)) expect(Math.abs(value - wanted)).toBeLessThan(1e-5 * (1 + sizes[i]!));
    else expect(value).toBe(wanted);
  });
}

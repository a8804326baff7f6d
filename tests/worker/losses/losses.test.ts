import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { LOSSES, type Loss } from '../../../src/worker/losses/losses';
import {
  anyCase,
  centralDifferences,
  sigmoidReference,
  softmaxReference,
  squaredReference,
  type Case,
} from './reference';

function asked(loss: Loss, { rows, k, outputs, targets, mask }: Case): { value: number; gradient: number[] } {
  return tf.tidy(() => {
    const matrix = (values: readonly number[]): tf.Tensor2D =>
      tf.tensor2d([...values], [rows, values.length / rows]);
    const of = (x: tf.Tensor): tf.Scalar => loss(x as tf.Tensor2D, matrix(targets), matrix(mask));
    const { value, grad } = tf.valueAndGrad(of)(tf.tensor2d([...outputs], [rows, k]));
    return { value: value.arraySync(), gradient: [...grad.dataSync()] };
  });
}

describe.each(['cpu', 'wasm'] as const)('losses on %s', (backend) => {
  beforeAll(async () => {
    await chooseBackend(backend);
  });

  it.each([
    ['sigmoid-cross-entropy', sigmoidReference, anyCase('yes-no', 'cell')],
    ['softmax-cross-entropy', softmaxReference, anyCase('yes-no', 'row')],
    ['squared-error', squaredReference, anyCase('numbers', 'cell')],
  ] as const)(
    '%s is its formula, and its gradient what central differences of the formula say',
    (name, reference, any) => {
      fc.assert(
        fc.property(any, (of) => {
          const { value, gradient } = asked(LOSSES[name], of);
          const expected = reference(of, of.outputs);
          expect(Math.abs(value - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
          centralDifferences(reference, of).forEach((slope, i) => {
            expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
          });
        }),
        { numRuns: 60 },
      );
    },
  );

  it('teach nothing by a label that is missing, however wrong the output is', () => {
    const of = { rows: 2, k: 1, outputs: [2, 90], targets: [1, 0], mask: [1, 0] };
    expect(asked(LOSSES['squared-error'], of)).toEqual({ value: 1, gradient: [2, 0] });
    expect(asked(LOSSES['sigmoid-cross-entropy'], of).gradient[1]).toBe(0);
    const classes = { rows: 2, k: 2, outputs: [0, 0, 90, 0], targets: [1, 0, 0, 0], mask: [1, 0] };
    expect(asked(LOSSES['softmax-cross-entropy'], classes).gradient).toEqual([-0.5, 0.5, 0, 0]);
  });

  it('are 0 and teach nothing in a batch without any label', () => {
    const of = { rows: 2, k: 1, outputs: [2, 90], targets: [0, 0], mask: [0, 0] };
    for (const loss of Object.values(LOSSES)) {
      const { value, gradient } = asked(loss, of);
      expect(Math.abs(value)).toBe(0);
      expect(gradient.map(Math.abs)).toEqual([0, 0]);
    }
  });

  it('stay finite and exact for outputs far out', () => {
    const far = { rows: 2, k: 1, outputs: [200, -200], targets: [0, 1], mask: [1, 1] };
    expect(asked(LOSSES['sigmoid-cross-entropy'], far)).toEqual({ value: 200, gradient: [0.5, -0.5] });
    const sure = { rows: 1, k: 1, outputs: [12], targets: [1], mask: [1] };
    const small = Math.log1p(Math.exp(-12));
    expect(asked(LOSSES['sigmoid-cross-entropy'], sure).value / small).toBeCloseTo(1, 5);
    const classes = { rows: 1, k: 3, outputs: [300, 0, -300], targets: [0, 0, 1], mask: [1] };
    expect(asked(LOSSES['softmax-cross-entropy'], classes)).toEqual({ value: 600, gradient: [1, 0, -1] });
  });

  it('softmax over several yes: what Keras computes, which cannot reach 0, and a row without a yes teaches nothing', () => {
    const two = { rows: 1, k: 4, outputs: [9, 9, -40, -40], targets: [1, 1, 0, 0], mask: [1] };
    expect(asked(LOSSES['softmax-cross-entropy'], two).value).toBeCloseTo(2 * Math.log(2), 5);
    const none = { rows: 1, k: 3, outputs: [1, 2, 3], targets: [0, 0, 0], mask: [1] };
    expect(asked(LOSSES['softmax-cross-entropy'], none).gradient.map(Math.abs)).toEqual([0, 0, 0]);
  });

  it('leave no tensors behind', () => {
    const of = { rows: 2, k: 2, outputs: [1, 2, 3, 4], targets: [0, 1, 1, 0], mask: [1, 1] };
    const before = tf.memory().numTensors;
    asked(LOSSES['softmax-cross-entropy'], of);
    expect(tf.memory().numTensors).toBe(before);
  });
});

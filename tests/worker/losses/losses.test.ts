import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { lossName, type LossName, type LossSettings } from '../../../src/shared/loss';
import { lossSettingsOf } from '../../../src/shared/task';
import { lossFunction } from '../../../src/worker/losses/losses';
import {
  absoluteReference,
  anyCase,
  anyNormal,
  centralDifferences,
  gaussianReference,
  huberReference,
  poissonReference,
  sigmoidFocalReference,
  sigmoidReference,
  softmaxFocalReference,
  softmaxReference,
  squaredReference,
  type Case,
  type Reference,
} from './reference';

/** Value and gradient of the mean over all labels that the mask knows. */
function asked(
  of: LossSettings | LossName,
  { rows, k, outputs, targets, mask }: Case,
): { value: number; gradient: number[] } {
  return tf.tidy(() => {
    const matrix = (values: readonly number[]): tf.Tensor2D =>
      tf.tensor2d([...values], [rows, values.length / rows]);
    const known = Math.max(
      1,
      mask.reduce((sum, one) => sum + one, 0),
    );
    const loss = lossFunction(lossSettingsOf({ kind: 'number', loss: of }));
    const mean = (x: tf.Tensor): tf.Scalar =>
      loss(x as tf.Tensor2D, matrix(targets), matrix(mask.map((one) => one / known)));
    const { value, grad } = tf.valueAndGrad(mean)(tf.tensor2d([...outputs], [rows, k]));
    return { value: value.arraySync(), gradient: [...grad.dataSync()] };
  });
}

describe.each(['cpu', 'wasm'] as const)('losses on %s', (backend) => {
  beforeAll(async () => {
    await chooseBackend(backend);
  });

  it.each<readonly [LossSettings, Reference, fc.Arbitrary<Case>]>([
    [{ kind: 'sigmoid-cross-entropy' }, sigmoidReference(), anyCase('yes-no', 'cell')],
    [{ kind: 'sigmoid-cross-entropy', smoothing: 0.1 }, sigmoidReference(0.1), anyCase('yes-no', 'cell')],
    [{ kind: 'softmax-cross-entropy' }, softmaxReference(), anyCase('yes-no', 'row')],
    [{ kind: 'softmax-cross-entropy', smoothing: 0.2 }, softmaxReference(0.2), anyCase('yes-no', 'row')],
    [{ kind: 'sigmoid-focal', gamma: 2 }, sigmoidFocalReference(2), anyCase('yes-no', 'cell')],
    [{ kind: 'sigmoid-focal', gamma: 0.5 }, sigmoidFocalReference(0.5), anyCase('yes-no', 'cell')],
    [{ kind: 'softmax-focal', gamma: 2 }, softmaxFocalReference(2), anyCase('one-hot', 'row')],
    [{ kind: 'softmax-focal', gamma: 1.5 }, softmaxFocalReference(1.5), anyCase('one-hot', 'row')],
    [{ kind: 'squared-error' }, squaredReference, anyCase('numbers', 'cell')],
    [{ kind: 'absolute-error' }, absoluteReference, anyCase('numbers', 'cell')],
    [{ kind: 'huber', delta: 1.5 }, huberReference(1.5), anyCase('numbers', 'cell')],
    [{ kind: 'gaussian' }, gaussianReference, anyNormal],
    [{ kind: 'poisson' }, poissonReference, anyCase('counts', 'cell')],
  ])(
    '%j is its formula, and its gradient what central differences of the formula say',
    (settings, reference, any) => {
      fc.assert(
        fc.property(any, (of) => {
          const { value, gradient } = asked(settings, of);
          const expected = reference(of, of.outputs);
          expect(Math.abs(value - expected)).toBeLessThan(1e-5 * (1 + Math.abs(expected)));
          centralDifferences(reference, of).forEach((slope, i) => {
            expect(Math.abs(gradient[i]! - slope)).toBeLessThan(1e-5 * (1 + Math.abs(slope)));
          });
        }),
        { numRuns: 40 },
      );
    },
  );

  it('teach nothing by a label that is missing, however wrong the output is', () => {
    const of = { rows: 2, k: 1, outputs: [2, 90], targets: [1, 0], mask: [1, 0] };
    expect(asked('squared-error', of)).toEqual({ value: 1, gradient: [2, 0] });
    expect(asked('sigmoid-cross-entropy', of).gradient[1]).toBe(0);
    const classes = { rows: 2, k: 2, outputs: [0, 0, 90, 0], targets: [1, 0, 0, 0], mask: [1, 0] };
    expect(asked('softmax-cross-entropy', classes).gradient).toEqual([-0.5, 0.5, 0, 0]);
  });

  it('are 0 and teach nothing in a batch without any label', () => {
    const single = { rows: 2, k: 1, outputs: [2, 90], targets: [0, 0], mask: [0, 0] };
    const normal = { rows: 1, k: 2, outputs: [90, -10], targets: [0], mask: [0] };
    for (const loss of lossName.options) {
      const of = loss === 'gaussian' ? normal : single;
      const { value, gradient } = asked(loss, of);
      expect(Math.abs(value)).toBe(0);
      expect(gradient.map(Math.abs)).toEqual([0, 0]);
    }
  });

  it('stay finite and exact for outputs far out', () => {
    const far = { rows: 2, k: 1, outputs: [200, -200], targets: [0, 1], mask: [1, 1] };
    expect(asked('sigmoid-cross-entropy', far)).toEqual({ value: 200, gradient: [0.5, -0.5] });
    const sure = { rows: 1, k: 1, outputs: [12], targets: [1], mask: [1] };
    const small = Math.log1p(Math.exp(-12));
    expect(asked('sigmoid-cross-entropy', sure).value / small).toBeCloseTo(1, 5);
    const classes = { rows: 1, k: 3, outputs: [300, 0, -300], targets: [0, 0, 1], mask: [1] };
    expect(asked('softmax-cross-entropy', classes)).toEqual({ value: 600, gradient: [1, 0, -1] });
  });

  it('absolute error, Huber and focal loss: by hand', () => {
    const numbers = { rows: 3, k: 1, outputs: [0.5, 4, -1], targets: [0, 1, -1], mask: [1, 1, 1] };
    expect(asked('absolute-error', numbers)).toEqual({
      value: Math.fround(3.5 / 3),
      gradient: [Math.fround(1 / 3), Math.fround(1 / 3), 0],
    });
    expect(asked({ kind: 'huber', delta: 2 }, numbers).value).toBeCloseTo((0.125 + 4 + 0) / 3, 6);
    const sure = { rows: 1, k: 1, outputs: [Math.log(9)], targets: [1], mask: [1] };
    expect(asked({ kind: 'sigmoid-focal', gamma: 2 }, sure).value).toBeCloseTo(-0.01 * Math.log(0.9), 7);
    const classes = { rows: 1, k: 2, outputs: [Math.log(9), 0], targets: [1, 0], mask: [1] };
    expect(asked({ kind: 'softmax-focal', gamma: 2 }, classes).value).toBeCloseTo(-0.01 * Math.log(0.9), 7);
  });

  it('Poisson: 0 at the count itself however large it is, and exp(x) where nothing was counted', () => {
    const exact = { rows: 3, k: 1, outputs: [Math.log(1e6), 0, 2], targets: [1e6, 1, 0], mask: [1, 1, 0] };
    // ln 1e6 is rounded to 32 bits, by 4e-7 at most: y u^2 / 2 and y u are what is left of it.
    expect(asked('poisson', exact).value).toBeLessThan(1e6 * 4e-7 ** 2);
    const none = { rows: 1, k: 1, outputs: [-20], targets: [0], mask: [1] };
    expect(asked('poisson', none).value / Math.exp(-20)).toBeCloseTo(1, 5);
    expect(asked('poisson', none).gradient[0]! / Math.exp(-20)).toBeCloseTo(1, 5);
  });

  it('Gaussian: by hand, and least where the variance is the squared error', () => {
    const of = (log: number) => ({ rows: 1, k: 2, outputs: [3, log], targets: [1], mask: [1] });
    expect(asked('gaussian', of(0)).value).toBeCloseTo(2 ** 2 / 2 + Math.log(2 * Math.PI) / 2, 6);
    const least = asked('gaussian', of(Math.log(4)));
    expect(least.gradient[0]).toBeCloseTo(2 / 4, 6);
    expect(least.gradient[1]).toBeCloseTo(0, 6);
  });

  it('focal loss without focus is cross-entropy, and finite with its gradient where the answer is certain', () => {
    const of = { rows: 2, k: 2, outputs: [3, -1, 0, 2], targets: [1, 0, 1, 0], mask: [1, 1] };
    const plain = asked('softmax-cross-entropy', of);
    const without = asked({ kind: 'softmax-focal', gamma: 0 }, of);
    expect(without.value).toBeCloseTo(plain.value, 6);
    without.gradient.forEach((slope, i) => expect(slope).toBeCloseTo(plain.gradient[i]!, 6));
    const certain = { rows: 1, k: 2, outputs: [300, -300], targets: [1, 0], mask: [1] };
    for (const loss of ['softmax-focal', 'sigmoid-focal'] as const)
      for (const gamma of [0.5, 2]) {
        const { value, gradient } = asked(
          { kind: loss, gamma },
          { ...certain, mask: [1, 1].slice(0, loss === 'softmax-focal' ? 1 : 2) },
        );
        expect([value, ...gradient].every(Number.isFinite)).toBe(true);
      }
  });

  it('softmax over several yes: what Keras computes, which cannot reach 0, and a row without a yes teaches nothing', () => {
    const two = { rows: 1, k: 4, outputs: [9, 9, -40, -40], targets: [1, 1, 0, 0], mask: [1] };
    expect(asked('softmax-cross-entropy', two).value).toBeCloseTo(2 * Math.log(2), 5);
    const none = { rows: 1, k: 3, outputs: [1, 2, 3], targets: [0, 0, 0], mask: [1] };
    expect(asked('softmax-cross-entropy', none).gradient.map(Math.abs)).toEqual([0, 0, 0]);
  });

  it('leave no tensors behind', () => {
    const of = { rows: 2, k: 2, outputs: [1, 2, 3, 4], targets: [0, 1, 1, 0], mask: [1, 1] };
    const before = tf.memory().numTensors;
    asked('softmax-cross-entropy', of);
    expect(tf.memory().numTensors).toBe(before);
  });
});

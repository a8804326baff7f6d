import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { adam } from '../../../src/worker/optimizers/adam';
import type { OptimizerRule } from '../../../src/worker/optimizers/rule';
import { sgd } from '../../../src/worker/optimizers/sgd';

const RATE = 0.01;
const START = [1, -2, 0.5];
const TARGET = [0.3, 0.1, -4];

/** Gradient of sum (p - target)^2 (1 + its place). */
const slope = (p: ArrayLike<number>): number[] => TARGET.map((target, i) => 2 * (1 + i) * (p[i]! - target));

beforeAll(async () => {
  await chooseBackend('cpu');
});

/** So many steps; what the parameters and slots are after each. */
function walk(rule: OptimizerRule, steps: number, rate = [RATE, RATE, RATE]): number[][] {
  return tf.tidy(() => {
    let state = {
      parameters: tf.tensor1d(START),
      slots: rule
        .slots(START.length)
        .map(({ length, value }) => tf.tensor1d(new Array<number>(length).fill(value))),
    };
    return Array.from({ length: steps }, () => {
      state = rule.update(state, tf.tensor1d(slope(state.parameters.dataSync())), tf.tensor1d(rate));
      return [...state.parameters.dataSync()];
    });
  });
}

/** The same by an optimizer of the library. */
function walkWith(optimizer: tf.Optimizer, steps: number): number[][] {
  const p = tf.variable(tf.tensor1d(START));
  const weights = tf.tensor1d(TARGET.map((_, i) => 1 + i));
  const loss = (): tf.Scalar => tf.sum(tf.mul(weights, tf.square(tf.sub(p, tf.tensor1d(TARGET)))));
  const path = Array.from({ length: steps }, () => {
    optimizer.minimize(loss);
    return [...p.dataSync()];
  });
  tf.dispose([p, weights]);
  return path;
}

function expectNear(found: number[][], expected: number[][]): void {
  found.forEach((p, step) =>
    p.forEach((value, i) => expect(Math.abs(value - expected[step]![i]!)).toBeLessThan(2e-6)),
  );
}

describe('Adam', () => {
  const rule = adam({ beta1: 0.9, beta2: 0.999, epsilon: 1e-7 });

  it('takes the steps that the paper writes down', () => {
    let [p, m, v] = [START, [0, 0, 0], [0, 0, 0]];
    const expected = [1, 2, 3, 4, 5].map((t) => {
      const g = slope(p);
      m = m.map((old, i) => 0.9 * old + 0.1 * g[i]!);
      v = v.map((old, i) => 0.999 * old + 0.001 * g[i]! ** 2);
      p = p.map((old, i) => {
        const [mean, square] = [m[i]! / (1 - 0.9 ** t), v[i]! / (1 - 0.999 ** t)];
        return old - (RATE * mean) / (Math.sqrt(square) + 1e-7);
      });
      return p;
    });
    expectNear(walk(rule, 5), expected);
  });

  it("goes where the library's own Adam goes, for two hundred steps", () => {
    expectNear(walk(rule, 200), walkWith(tf.train.adam(RATE, 0.9, 0.999, 1e-7), 200));
  });

  it('begins with a step of the learning rate, whatever the size of the gradient', () => {
    const [first] = walk(rule, 1);
    first!.forEach((value, i) => {
      expect(value).toBeCloseTo(START[i]! - RATE * Math.sign(slope(START)[i]!), 6);
    });
  });

  it('leaves numbers whose rate is 0 as they are, to the bit', () => {
    expect(walk(rule, 20, [RATE, 0, RATE]).map((p) => p[1])).toEqual(new Array(20).fill(START[1]));
  });
});

describe('gradient descent', () => {
  it('is p - rate g', () => {
    const [first, second] = [START.map((p, i) => p - RATE * slope(START)[i]!), []] as [number[], number[]];
    second.push(...first.map((p, i) => p - RATE * slope(first)[i]!));
    expectNear(walk(sgd(0), 2), [first, second]);
  });

  it('with momentum keeps a share of the step before', () => {
    const g0 = slope(START);
    const first = START.map((p, i) => p - RATE * g0[i]!);
    const second = first.map((p, i) => p - RATE * (0.8 * g0[i]! + slope(first)[i]!));
    expectNear(walk(sgd(0.8), 2), [first, second]);
    expectNear(walk(sgd(0.8), 100), walkWith(tf.train.momentum(RATE, 0.8), 100));
  });

  it('keeps nothing without momentum, one velocity a number with it', () => {
    expect(sgd(0).slots(7)).toEqual([]);
    expect(sgd(0.5).slots(7)).toEqual([{ name: 'momentum', length: 7, value: 0 }]);
  });
});

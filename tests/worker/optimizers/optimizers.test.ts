import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { adam } from '../../../src/worker/optimizers/adam';
import { adagrad } from '../../../src/worker/optimizers/adagrad';
import { lion } from '../../../src/worker/optimizers/lion';
import { rmsprop } from '../../../src/worker/optimizers/rmsprop';
import type { RuleState, UpdateRule } from '../../../src/worker/optimizers/rule';
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
function walk(rule: UpdateRule, steps: number, rate = [RATE, RATE, RATE]): number[][] {
  return tf.tidy(() => {
    let state: RuleState = {
      parameters: tf.tensor1d(START),
      slots: rule
        .slots(START.length)
        .map(({ length, value }) => tf.tensor1d(new Array<number>(length).fill(value))),
    };
    return Array.from({ length: steps }, () => {
      state = rule.update(state, tf.tensor1d(slope(state.parameters.dataSync())), {
        rate: tf.tensor1d(rate),
        decay: null,
        told: null,
      });
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

/** Each number's path, by a formula of its own state; `step` gives how far it goes down. */
function byHand(
  steps: number,
  kept: number,
  step: (state: number[], g: number, t: number) => number,
): number[][] {
  const states = START.map(() => new Array<number>(kept).fill(0));
  let p = START;
  return Array.from({ length: steps }, (_, t) => {
    const g = slope(p);
    p = p.map((old, i) => old - step(states[i]!, g[i]!, t + 1));
    return p;
  });
}

describe('AMSGrad', () => {
  const rule = adam({ beta1: 0.9, beta2: 0.5, epsilon: 1e-7, amsgrad: true });

  it('divides by the largest mean square so far, corrected as Adam corrects it', () => {
    const expected = byHand(12, 3, (s, g, t) => {
      s[0] = 0.9 * s[0]! + 0.1 * g;
      s[1] = 0.5 * s[1]! + 0.5 * g * g;
      s[2] = Math.max(s[2]!, s[1]);
      return (RATE * (s[0] / (1 - 0.9 ** t))) / (Math.sqrt(s[2] / (1 - 0.5 ** t)) + 1e-7);
    });
    expectNear(walk(rule, 12), expected);
  });

  it('is Adam while gradients grow, and slower once they shrink', () => {
    const plain = adam({ beta1: 0.9, beta2: 0.5, epsilon: 1e-7 });
    const [last, lastPlain] = [walk(rule, 150).at(-1)!, walk(plain, 150).at(-1)!];
    expect(walk(rule, 1)).toEqual(walk(plain, 1));
    expect(Math.abs(last[2]! - TARGET[2]!)).toBeGreaterThan(Math.abs(lastPlain[2]! - TARGET[2]!));
  });
});

describe('RMSProp', () => {
  it.each([
    [0, false],
    [0.7, false],
    [0.7, true],
  ])('divides by the size of the gradient lately: momentum %s, centred %s', (momentum, centered) => {
    const expected = byHand(6, 3, (s, g) => {
      s[0] = 0.8 * s[0]! + 0.2 * g * g;
      s[1] = 0.8 * s[1]! + 0.2 * g;
      s[2] = momentum * s[2]! + g / (Math.sqrt(s[0] - (centered ? s[1] ** 2 : 0)) + 1e-4);
      return RATE * s[2];
    });
    expectNear(walk(rmsprop({ rho: 0.8, momentum, centered, epsilon: 1e-4 }), 6), expected);
  });

  it("goes where the library's own goes, for fifty steps", () => {
    const rule = rmsprop({ rho: 0.9, momentum: 0, centered: false, epsilon: 1e-10 });
    expectNear(walk(rule, 50), walkWith(tf.train.rmsprop(RATE, 0.9, 0, 1e-20), 50));
  });

  it('stays finite where rounding leaves less than nothing of a variance', () => {
    const rule = rmsprop({ rho: 0, momentum: 0, centered: true, epsilon: 1e-4 });
    expect(walk(rule, 3).flat().every(Number.isFinite)).toBe(true);
  });
});

describe('AdaGrad', () => {
  it('divides by the root of all squares so far', () => {
    const expected = byHand(5, 1, (s, g) => {
      s[0]! += g * g;
      return (RATE * g) / (Math.sqrt(s[0]!) + 1e-7);
    });
    expectNear(walk(adagrad({ epsilon: 1e-7 }), 5), expected);
  });
});

describe('Lion', () => {
  it('moves every number by its rate, to where gradient and memory point', () => {
    const expected = byHand(6, 1, (s, g) => {
      const way = Math.sign(0.9 * s[0]! + 0.1 * g);
      s[0] = 0.99 * s[0]! + 0.01 * g;
      return RATE * way;
    });
    expectNear(walk(lion({ beta1: 0.9, beta2: 0.99 }), 6), expected);
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

  it("looks ahead along the momentum when it is Nesterov's", () => {
    const g0 = slope(START);
    const first = START.map((p, i) => p - RATE * 1.8 * g0[i]!);
    const g1 = slope(first);
    const second = first.map((p, i) => p - RATE * (g1[i]! + 0.8 * (0.8 * g0[i]! + g1[i]!)));
    expectNear(walk(sgd(0.8, true), 2), [first, second]);
    expectNear(walk(sgd(0.8, true), 100), walkWith(tf.train.momentum(RATE, 0.8, true), 100));
  });

  it('keeps nothing without momentum, one velocity a number with it', () => {
    expect(sgd(0).slots(7)).toEqual([]);
    expect(sgd(0.5).slots(7)).toEqual([{ name: 'momentum', length: 7, value: 0 }]);
  });
});

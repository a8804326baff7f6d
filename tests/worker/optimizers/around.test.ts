import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { averaged } from '../../../src/worker/optimizers/average';
import { clipped } from '../../../src/worker/optimizers/clip';
import { decayed } from '../../../src/worker/optimizers/decay';
import type { RuleState, UpdateRule } from '../../../src/worker/optimizers/rule';
import { sgd } from '../../../src/worker/optimizers/sgd';

beforeAll(async () => {
  await chooseBackend('cpu');
});

/** From 0, with rate 1 where it is not said otherwise: plain descent goes down by exactly the gradient. */
function follow(
  rule: UpdateRule,
  gradients: readonly (readonly number[])[],
  {
    start,
    rate,
    decay,
  }: { start?: readonly number[]; rate?: readonly number[]; decay?: readonly number[] } = {},
): { parameters: number[]; slots: number[][] } {
  return tf.tidy(() => {
    const n = gradients[0]!.length;
    let state: RuleState = {
      parameters: tf.tensor1d([...(start ?? new Array<number>(n).fill(0))]),
      slots: rule.slots(n).map(({ length, value }) => tf.fill([length], value) as tf.Tensor1D),
    };
    for (const gradient of gradients) {
      state = rule.update(state, tf.tensor1d([...gradient]), {
        rate: tf.tensor1d([...(rate ?? new Array<number>(n).fill(1))]),
        decay: decay ? tf.tensor1d([...decay]) : null,
        told: null,
      });
    }
    return {
      parameters: [...state.parameters.dataSync()],
      slots: state.slots.map((slot) => [...slot.dataSync()]),
    };
  });
}

describe('clipping', () => {
  it('shortens a gradient that is longer than the limit to it, and keeps its direction', () => {
    expect(follow(clipped(sgd(0), { kind: 'norm', limit: 1 }), [[3, -4]]).parameters).toEqual([
      Math.fround(-0.6),
      Math.fround(0.8),
    ]);
  });

  it('leaves a shorter one as it is, to the bit', () => {
    const numbers = fc.float({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(numbers, numbers, numbers), (gradient) => {
        const rule = clipped(sgd(0), { kind: 'norm', limit: 5.3 });
        expect(follow(rule, [gradient])).toEqual(follow(sgd(0), [gradient]));
      }),
      { numRuns: 30 },
    );
  });

  it('does not count numbers that are frozen', () => {
    const rule = clipped(sgd(0), { kind: 'norm', limit: 1 });
    expect(follow(rule, [[0.5, 900]], { rate: [1, 0] }).parameters).toEqual([-0.5, 0]);
  });

  it('by value bounds each number alone', () => {
    const rule = clipped(sgd(0), { kind: 'value', limit: 0.5 });
    expect(follow(rule, [[0.25, -4, 7]]).parameters).toEqual([-0.25, 0.5, -0.5]);
  });
});

describe('weight decay', () => {
  it('takes its share of the weights from before the step, beside the gradient and not through the momentum', () => {
    const given = { start: [8, 8], rate: [0.5, 0.5], decay: [0.25, 0] };
    expect(follow(decayed(sgd(0)), [[1, 1]], given).parameters).toEqual([8 - 0.5 - 1, 8 - 0.5]);
    const twice = follow(decayed(sgd(0.5)), [[1], [0]], { start: [8], rate: [0.5], decay: [0.25] });
    expect(twice.parameters).toEqual([6.5 - 0.25 - 0.5 * 0.25 * 6.5]);
    expect(twice.slots).toEqual([[0.5]]);
  });

  it('leaves what is frozen as it is', () => {
    const given = { start: [8], rate: [0], decay: [0.25] };
    expect(follow(decayed(sgd(0)), [[1]], given).parameters).toEqual([8]);
  });
});

describe('the average of the weights', () => {
  it('is the mean of all weights so far, each counted by how long ago it was, and knows nothing of the start', () => {
    const { parameters, slots } = follow(averaged(sgd(0), 0.5), [[-1], [-2], [-4]], { start: [100] });
    expect(parameters).toEqual([107]);
    expect(slots[0]![0]).toBeCloseTo((101 * 0.25 + 103 * 0.5 + 107) / 1.75, 4);
  });

  it('after one step is where the step led, to the bit', () => {
    const { parameters, slots } = follow(averaged(sgd(0), 0.999), [[0.1, -0.7]]);
    expect(slots[0]).toEqual(parameters);
  });

  it('does not change the way of the weights', () => {
    const gradients = [[0.3], [0.7], [-0.2]];
    expect(follow(averaged(sgd(0.9), 0.99), gradients).parameters).toEqual(
      follow(sgd(0.9), gradients).parameters,
    );
  });
});

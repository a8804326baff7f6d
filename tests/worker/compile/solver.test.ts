/** A small solver in rounds, as methods that weigh tasks need: traced with its rounds written out, no kernel of its own. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { compileFusedLoop, compileLoop } from '../../../src/worker/compile/cache';
import type { LoopArgument, LoopProgram } from '../../../src/worker/compile/loop-program';
import { trace } from '../../../src/worker/compile/trace';

beforeAll(() => chooseBackend('tensorflow'));

const TASKS = 3;
const ROUNDS = 60;

/**
 * The weights [tasks] of the shortest vector among the means of gradients [tasks, n], by Frank and Wolfe's steps
 * (Sener and Koltun, "Multi-task learning as multi-objective optimization", NeurIPS 2018, algorithm 2).
 */
function shortest(gradients: tf.Tensor2D): tf.Tensor1D {
  const gram = tf.matMul(gradients, gradients, false, true);
  let weights = tf.fill([TASKS, 1], 1 / TASKS) as tf.Tensor2D;
  for (let round = 0; round < ROUNDS; round++) {
    const products = tf.matMul(gram, weights);
    const least = tf.argMin(tf.reshape(products, [TASKS]), 0);
    const corner = tf.reshape(tf.oneHot(tf.reshape(least, [1]) as tf.Tensor1D, TASKS), [TASKS, 1]);
    const toward = tf.sub(tf.cast(corner, 'float32'), weights);
    const slope = tf.neg(tf.sum(tf.mul(products, toward)));
    const curvature = tf.sum(tf.mul(tf.matMul(gram, toward as tf.Tensor2D), toward));
    const share = tf.clipByValue(tf.div(slope, tf.maximum(curvature, 1e-12)), 0, 1);
    weights = tf.add(weights, tf.mul(share, toward));
  }
  return tf.reshape(weights, [TASKS]);
}

/** Each turn weighs the gradients and moves a vector against the shortest of their means. */
function program(): LoopProgram {
  const args: LoopArgument[] = [
    { name: 'gradients', shape: [TASKS, TASKS], dtype: 'float32', role: 'call' },
    { name: 'point', shape: [TASKS], dtype: 'float32', role: 'state' },
  ];
  const traced = trace(args, ({ gradients, point }) => {
    const weights = shortest(gradients as tf.Tensor2D);
    const direction = tf.reshape(tf.matMul(tf.reshape(weights, [1, TASKS]), gradients as tf.Tensor2D), [
      TASKS,
    ]);
    return [tf.sub(point!, tf.mul(direction, 0.1)), weights];
  });
  return { ...traced, arguments: args };
}

describe('a solver in rounds within a step', () => {
  const given = (): tf.Tensor2D =>
    tf.tensor2d([
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 2],
    ]);
  const inputs = (): tf.Tensor[] => [
    tf.scalar(2, 'int32'),
    tf.zeros([2, 1], 'int32'),
    tf.tensor1d([0, 0, 0], 'int32'),
    given(),
    tf.ones([TASKS]),
  ];
  const weightsOf = (compile: (of: LoopProgram) => ReturnType<typeof compileLoop>): number[] =>
    tf.tidy(() => [...(compile(program()).call(inputs()).at(-1)?.dataSync() ?? [])]);

  it('finds the weights that geometry says: in inverse proportion to the squares of orthogonal gradients', () => {
    const weights = tf.tidy(() => [...shortest(given()).dataSync()]);
    [2 / 3, 1 / 6, 1 / 6].forEach((wanted, i) => expect(weights[i]).toBeCloseTo(wanted, 1));
  });

  it('gives compiled what it gives kernel by kernel, to the bit, at every turn', () => {
    const eager = tf.tidy(() => [...shortest(given()).dataSync()]);
    expect(weightsOf(compileLoop)).toEqual([...eager, ...eager]);
  });

  it('gives the same as one piece of XLA, but for rounding', () => {
    const plain = weightsOf(compileLoop);
    weightsOf((of) => compileFusedLoop(of, 2)).forEach((weight, i) =>
      expect(weight).toBeCloseTo(plain[i] ?? NaN, 4),
    );
  });
});

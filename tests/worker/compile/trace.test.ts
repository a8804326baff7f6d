import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { costOf } from '../../../src/worker/compile/cost';
import { print } from '../../../src/worker/compile/print';
import type { Argument } from '../../../src/worker/compile/program';
import { trace, type Tensors } from '../../../src/worker/compile/trace';

beforeAll(() => chooseBackend('cpu'));

const x: Argument = { name: 'x', shape: [2, 3], dtype: 'float32' };
const w: Argument = { name: 'w', shape: [3, 4], dtype: 'float32' };
const kernels = (work: (given: Tensors) => tf.Tensor[]): string[] =>
  trace([x, w], work).nodes.map((node) => node.kernel);

describe('a trace', () => {
  it('is what was computed, in order, and reads like it', () => {
    const program = trace([x, w], ({ x, w }) => [tf.relu(tf.matMul(x!, w!))]);
    expect(print(program).split('\n')).toEqual([
      'x: float32[2, 3]',
      'w: float32[3, 4]',
      '%0 = BatchMatMul(x, w) transposeA=false transposeB=false -> float32[2, 4]',
      '%1 = Relu(%0) -> float32[2, 4]',
      'return %1: float32[2, 4]',
    ]);
  });

  it('holds what is equal once: two backward passes share one forward pass', () => {
    const square = (of: tf.Tensor): tf.Scalar => tf.sum(tf.square(of));
    const slope = (given: Tensors, factor: number): tf.Tensor =>
      tf.grad((weights: tf.Tensor) => tf.mul(square(tf.tanh(tf.matMul(given['x']!, weights))), factor))(
        given['w']!,
      );
    const one = kernels((given) => [slope(given, 2)]);
    const two = kernels((given) => [slope(given, 2), slope(given, 3)]);
    expect(two.filter((kernel) => kernel === 'Tanh')).toEqual(['Tanh']);
    expect(two.length).toBeLessThan(2 * one.length);
    expect(kernels((given) => [slope(given, 2), slope(given, 2)])).toEqual(one);
  });

  it('leaves out what nobody needs', () => {
    const work = ({ x }: Tensors): tf.Tensor[] => {
      tf.exp(x!);
      return [tf.neg(x!)];
    };
    expect(kernels(work)).toEqual(['Neg']);
  });

  it('computes once what no argument changes', () => {
    const program = trace([x], ({ x }) => [tf.mul(x!, tf.sqrt(tf.add(tf.onesLike(x!), 3)))]);
    expect(program.nodes.map((node) => node.kernel)).toEqual(['Multiply']);
    expect(program.constants.map(({ values }) => [...values])).toEqual([[2, 2, 2, 2, 2, 2]]);
  });

  it('sees through clones and through what only looks different', () => {
    const program = trace([x], ({ x }) => [tf.exp(tf.reshape(tf.cast(tf.clone(x!), 'float32'), [2, 3]))]);
    expect(program.nodes.map((node) => [node.kernel, node.inputs])).toEqual([
      ['Exp', { x: { from: 'argument', index: 0 } }],
    ]);
  });

  it('may give an argument or a constant as a result', () => {
    const program = trace([x], ({ x }) => [x!, tf.scalar(5)]);
    expect(program.results.map((ref) => ref.from)).toEqual(['argument', 'constant']);
  });
});

describe('what a program cannot hold', () => {
  function dropAtRandom(given: tf.Tensor): tf.Tensor {
    return Math.random() < 0.5 ? given : tf.zerosLike(given);
  }
  function scaleByLargest(given: tf.Tensor): tf.Tensor {
    return tf.div(given, Math.max(...given.dataSync()));
  }

  it.each([
    ['Math.random', dropAtRandom],
    ['the values of a tensor', scaleByLargest],
  ])('is refused by the name of who reads it: %s', (what, layer) => {
    const refused = expect(() => trace([x], ({ x }) => [layer(x!)]));
    refused.toThrow(
      expect.objectContaining({ name: 'NotStatic', what, where: expect.stringContaining(layer.name) }),
    );
  });

  it('leaves the library as it was, also after a refusal', () => {
    expect(() => trace([x], ({ x }) => [scaleByLargest(x!)])).toThrow();
    const before = tf.memory().numTensors;
    trace([x], ({ x }) => [tf.neg(x!)]);
    expect(tf.memory().numTensors).toBe(before);
    expect(Math.random()).toBeLessThan(1);
    expect(tf.tidy(() => [...tf.neg(tf.tensor1d([1, 2])).dataSync()])).toEqual([-1, -2]);
  });
});

describe('the cost of a program', () => {
  it('counts arithmetic and bytes by shapes', () => {
    const program = trace([x, w], ({ x, w }) => [tf.reshape(tf.relu(tf.matMul(x!, w!)), [8])]);
    const product = 2 * 2 * 3 * 4;
    const relu = 2 * 4;
    expect(costOf(program)).toEqual({
      nodes: 3,
      operations: product + relu,
      bytes: 4 * (2 * 3 + 3 * 4 + 2 * 4) + 4 * (2 * 4 + 2 * 4),
    });
  });
});

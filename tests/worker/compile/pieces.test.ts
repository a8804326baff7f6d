import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { inPieces, type InPieces } from '../../../src/worker/compile/pieces';
import { compileOnce } from '../../../src/worker/compile/cache';
import type { LoopArgument, LoopProgram } from '../../../src/worker/compile/loop-program';
import { print } from '../../../src/worker/compile/print';
import { trace } from '../../../src/worker/compile/trace';
import { adam } from '../../../src/worker/optimizers/adam';
import { accumulated } from '../../../src/worker/optimizers/accumulate';
import { averaged } from '../../../src/worker/optimizers/average';
import { clipped } from '../../../src/worker/optimizers/clip';
import type { UpdateRule } from '../../../src/worker/optimizers/rule';

beforeAll(() => chooseBackend('tensorflow'));

const plain = adam({ beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: true });
const RULES = {
  adam: plain,
  averaged: averaged(plain, 0.9),
  clipped: clipped(plain, { kind: 'norm', limit: 0.1 }),
  accumulated: accumulated(plain),
} satisfies Record<string, UpdateRule>;

/** One update of parameters whose gradient is joined from pieces of these lengths, and a report of its length. */
function update(rule: UpdateRule, pieces: readonly number[]): LoopProgram {
  const length = pieces.reduce((sum, size) => sum + size, 0);
  const vector = (name: string, size: number) => ({ name, shape: [size], dtype: 'float32' as const });
  const slots = rule.slots(length);
  const args: LoopArgument[] = [
    ...pieces.map((size, i) => ({ ...vector(`g${i}`, size), role: 'call' as const })),
    { ...vector('rate', length), role: 'call', even: true },
    { ...vector('parameters', length), role: 'state' },
    ...slots.map((slot) => ({ ...vector(slot.name, slot.length), role: 'state' as const })),
  ];
  const program = trace(args, (given) => {
    const of = (name: string): tf.Tensor1D => given[name] as tf.Tensor1D;
    const gradient = tf.concat(pieces.map((_, i) => tf.mul<tf.Tensor1D>(of(`g${i}`), 2)));
    const told = { factor: tf.tensor1d([1]), share: tf.tensor1d([0.5]), updates: tf.tensor1d([1]) };
    const state = { parameters: of('parameters'), slots: slots.map(({ name }) => of(name)) };
    const next = rule.update(state, gradient, { rate: of('rate'), decay: null, told });
    return [next.parameters, ...next.slots, tf.sum(tf.square(gradient))];
  });
  return { ...program, arguments: args };
}

/**
 * Results of a program for arguments of positive numbers; what is in pieces is put together.
 * @param whole what was cut; @param turned the same or what came of it
 */
function results(whole: LoopProgram, { program: turned, cuts }: InPieces = uncut(whole)): number[] {
  return tf.tidy(() => {
    const inputs = whole.arguments.flatMap((argument, i) => {
      const [size = 1] = argument.shape;
      const isEven = argument.role === 'call' && argument.even;
      const values = Array.from(
        { length: size },
        (_, k) => 0.1 + Math.abs(Math.sin(7 * i + (isEven ? 0 : k))),
      );
      const pieces = cuts[i] ? tf.split(tf.tensor1d(values), [...cuts[i]]) : [tf.tensor1d(values)];
      return isEven && cuts[i] ? pieces.map((piece) => tf.slice(piece, 0, 1)) : pieces;
    });
    return compileOnce(turned)
      .call(inputs)
      .flatMap((result) => [...result.dataSync()]);
  });
}

const uncut = (program: LoopProgram): InPieces => ({ program, cuts: program.arguments.map(() => null) });

describe('a program in pieces', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 });

  it.each(Object.entries(RULES))('gives the numbers of the whole one: %s', (_name, rule) => {
    fc.assert(
      fc.property(sizes, (pieces) => {
        const whole = update(rule, pieces);
        const [expected, found] = [results(whole), results(whole, inPieces(whole))];
        expect(found).toHaveLength(expected.length);
        // Only the order of sums is another.
        found.forEach((value, i) => {
          const wanted = expected[i] ?? NaN;
          expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-5 * Math.abs(wanted));
        });
      }),
      { numRuns: 15 },
    );
  });

  it.each(Object.entries(RULES))('joins nothing: %s', (_name, rule) => {
    const { program, cuts } = inPieces(update(rule, [300, 20, 5]));
    expect(print(program)).not.toMatch(/Concat|SplitV.*\[300\]/);
    expect(cuts.filter((cut) => cut !== null)).toContainEqual([300, 20, 5]);
  });

  it('cuts where vectors are joined in more than one way, and joins where the whole is needed', () => {
    const numbers = (name: string, size: number) => ({ name, shape: [size], dtype: 'float32' as const });
    const args: LoopArgument[] = [
      { ...numbers('a', 2), role: 'call' },
      { ...numbers('b', 3), role: 'call' },
      { ...numbers('state', 5), role: 'state' },
    ];
    const traced = trace(args, ({ a, b, state }) => {
      const one = tf.concat<tf.Tensor1D>([a as tf.Tensor1D, b as tf.Tensor1D]);
      const other = tf.concat<tf.Tensor1D>([b as tf.Tensor1D, a as tf.Tensor1D]);
      const next = tf.add<tf.Tensor1D>(tf.mul(one, state as tf.Tensor1D), other);
      return [next, tf.matMul(tf.reshape(next, [1, 5]), tf.reshape(next, [5, 1]))];
    });
    const whole = { ...traced, arguments: args };
    expect(inPieces(whole).cuts).toEqual([null, null, [2, 1, 2]]);
    expect(results(whole, inPieces(whole))).toEqual(results(whole));
  });

  it('has one number of an even vector for each piece, and all where they are asked for', () => {
    const whole = update(clipped(plain, { kind: 'norm', limit: 0.1 }), [4, 3]);
    expect(inPieces(whole).program.arguments.find(({ name }) => name === 'rate 0')?.shape).toEqual([1]);
    const args: LoopArgument[] = [
      { name: 'even', shape: [5], dtype: 'float32', role: 'call', even: true },
      { name: 'state', shape: [5], dtype: 'float32', role: 'state' },
    ];
    const traced = trace(args, ({ even, state }) => {
      const [a, b] = tf.split(state as tf.Tensor1D, [2, 3]);
      const next = tf.concat<tf.Tensor1D>([tf.mul(a!, 2), tf.mul(b!, 3)]);
      return [tf.mul(next, tf.sign(even!)), tf.add(tf.sum(even!), tf.dot(even!, next))];
    });
    const asked = { ...traced, arguments: args };
    results(asked, inPieces(asked)).forEach((value, i) =>
      expect(value).toBeCloseTo(results(asked)[i] ?? NaN, 5),
    );
  });
});

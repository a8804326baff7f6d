import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { outputWidth, type FittedTask } from '../../../src/shared/recipe/fitted';
import { task as taskSchema, type Task } from '../../../src/shared/task';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { expectedScores, type Answered } from './reference';
import { scored } from './scored';

const any = (
  kind: Task['kind'],
  targets: string[],
  classes: string[],
  loss?: Task['loss'],
): fc.Arbitrary<Answered> => {
  const task = taskSchema.parse({ name: 't', targets, kind, loss });
  const variance = loss === 'gaussian' ? { variance: true as const } : {};
  const fitted: FittedTask = { name: 't', kind, targets, classes, mean: 3, deviation: 2.5, ...variance };
  const outputs = outputWidth(fitted);
  const number = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.integer({ min: -4000, max: 4000 }).map((x) => x / 64),
  );
  const output = kind === 'count' || loss === 'gaussian' ? number.map((x) => x / 16) : number;
  const label = {
    number: output,
    count: number.map(Math.abs),
    classes: fc.nat({ max: Math.max(0, classes.length - 1) }),
    binary: fc.nat({ max: 1 }),
    'multi-label': fc.nat({ max: 1 }),
  }[kind];
  return fc.integer({ min: 1, max: 24 }).chain((rows) => {
    const many = (one: fc.Arbitrary<number>, length: number): fc.Arbitrary<number[]> =>
      fc.array(one, { minLength: length, maxLength: length });
    return fc.record({
      task: fc.constant(task),
      fitted: fc.constant(fitted),
      outputs: many(output, rows * outputs),
      labels: many(fc.oneof({ weight: 4, arbitrary: label }, fc.constant(NaN)), rows * targets.length),
    });
  });
};

const KINDS = [
  ['numbers', any('number', ['y'], [])],
  ['numbers with a variance', any('number', ['y'], [], 'gaussian')],
  ['counts', any('count', ['y'], [])],
  ['yes or no', any('binary', ['y'], ['no', 'yes'])],
  ['classes', any('classes', ['y'], ['a', 'b', 'c', 'd'])],
  ['several yes or no', any('multi-label', ['p', 'q', 'r'], ['no', 'yes'])],
  ['one softmax over yes or no', any('multi-label', ['p', 'q', 'r'], ['no', 'yes'], 'softmax-cross-entropy')],
] as const;

describe.each(['cpu', 'wasm'] as const)('scores counted as tensors on %s', (backend) => {
  beforeAll(async () => {
    await chooseBackend(backend);
  });

  it.each(KINDS)('are those of the definitions, in blocks or at once: %s', (_kind, answered) => {
    fc.assert(
      fc.property(answered, fc.integer({ min: 1, max: 9 }), (of, rowsAtOnce) => {
        const { scores, slack } = expectedScores(of);
        for (const got of [scored(of), scored(of, rowsAtOnce)]) {
          expect(Object.keys(got).sort()).toEqual(Object.keys(scores).sort());
          for (const [name, expected] of Object.entries(scores)) {
            const value = got[name as keyof typeof got];
            if (Number.isNaN(expected)) expect(value, name).toBeNaN();
            else
              expect(Math.abs(value! - expected), name).toBeLessThanOrEqual(
                1e-5 * Math.max(1, Math.abs(expected)) + (slack[name as keyof typeof slack] ?? 0),
              );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(KINDS)('of outputs that are not numbers are wrong, and say so: %s', (_kind, answered) => {
    const [of] = fc.sample(
      answered.filter(({ labels }) => labels.some((label) => !Number.isNaN(label))),
      { numRuns: 1, seed: 1 },
    );
    const scores = scored({ ...of!, outputs: of!.outputs.map(() => NaN) });
    expect(scores.accuracy ?? 0).toBe(0);
    for (const name of ['log-loss', 'auc', 'rmse', 'mae', 'poisson-deviance', 'nll'] as const)
      expect(scores[name] ?? NaN).toBeNaN();
  });

  it('keep no tensors', () => {
    const [of] = fc.sample(KINDS[6][1], 1);
    const before = tf.memory().numTensors;
    scored(of!);
    expect(tf.memory().numTensors).toBe(before);
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { compileLoop, compileOnce } from '../../../src/worker/compile/cache';
import type { LoopArgument, LoopProgram, Role } from '../../../src/worker/compile/graph/loop';
import { trace } from '../../../src/worker/compile/trace';

beforeAll(() => chooseBackend('tensorflow'));

const argument = (name: string, role: Role, shape: readonly number[]): LoopArgument => ({
  name,
  role,
  shape,
  dtype: 'float32',
});

/** sum' = factor sum + the rows' numbers + the turn's number; reported: sum'. */
function running(): LoopProgram {
  const args = [
    argument('rows', 'rows', [2, 1]),
    argument('turn', 'turn', []),
    argument('factor', 'call', []),
    argument('sum', 'state', []),
  ];
  const program = trace(args, ({ rows, turn, factor, sum }) => {
    const next = tf.add(tf.add(tf.mul(factor!, sum!), tf.sum(rows!)), turn!);
    return [next, next];
  });
  return { ...program, arguments: args };
}

function run(matrix: readonly number[], rows: readonly number[][], turns: readonly number[]): number[][] {
  return tf.tidy(() => {
    const inputs = [
      tf.scalar(rows.length, 'int32'),
      tf.tensor2d(rows as number[][], [rows.length, 2], 'int32'),
      tf.tensor2d([...matrix], [matrix.length, 1]),
      tf.tensor1d([...turns]),
      tf.scalar(10),
      tf.scalar(1),
    ];
    return compileLoop(running())
      .call(inputs)
      .map((result) => [...result.dataSync()]);
  });
}

describe('a looped program', () => {
  it('gives the last state and the report of every turn', () => {
    const first = 10 * 1 + (5 + 7) + 100;
    const second = 10 * first + (6 + 6) + 200;
    expect(
      run(
        [5, 6, 7],
        [
          [0, 2],
          [1, 1],
        ],
        [100, 200],
      ),
    ).toEqual([[second], [first, second]]);
  });

  it('serves any number of rows and turns', () => {
    expect(run([1, 2, 3, 4], [[3, 3]], [0])).toEqual([[10 + 8], [10 + 8]]);
  });

  it('keeps no tensors but its results', () => {
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) run([1], [[0, 0]], [0]);
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('loaded programs', () => {
  const addition = (number: number): ReturnType<typeof compileOnce> => {
    const x = { name: 'x', shape: [2], dtype: 'float32' as const };
    return compileOnce(trace([x], ({ x }) => [tf.add(x!, number)]));
  };
  const answer = (number: number): number[] =>
    tf.tidy(() =>
      addition(number)
        .call([tf.tensor1d([1, 2])])
        .flatMap((result) => [...result.dataSync()]),
    );

  it('are found again by their content and told apart by their constants', () => {
    expect(addition(3)).toBe(addition(3));
    expect([answer(3), answer(4), answer(Infinity), answer(-Infinity)]).toEqual([
      [4, 5],
      [5, 6],
      [Infinity, Infinity],
      [-Infinity, -Infinity],
    ]);
  });

  it('leave nothing on the disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'espalier-loop-'));
    vi.stubEnv('TMPDIR', folder);
    try {
      expect(answer(5)).toEqual([6, 7]);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });

  it('are unloaded when there are many, the longest unused first', () => {
    const native = tf.backend() as unknown as { getNumOfSavedModels(): number };
    const counts: number[] = [];
    for (let number = 100; number < 180; number++) {
      answer(7);
      answer(number);
      counts.push(native.getNumOfSavedModels());
    }
    expect(Math.max(...counts.slice(40))).toBe(counts.at(-1));
    expect(answer(7)).toEqual([8, 9]);
    expect(answer(100)).toEqual([101, 102]);
  });
});

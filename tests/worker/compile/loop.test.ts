import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { normals } from '../../../src/shared/random/normals';
import { stream, streamKey } from '../../../src/shared/random/stream';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { compileFusedLoop, compileLoop, compileOnce } from '../../../src/worker/compile/cache';
import type { LoopArgument, LoopProgram } from '../../../src/worker/compile/loop-program';
import { trace } from '../../../src/worker/compile/trace';

beforeAll(() => chooseBackend('tensorflow'));

const numbers = (name: string, shape: readonly number[]) => ({ name, shape, dtype: 'float32' as const });

function looped(args: readonly LoopArgument[], work: Parameters<typeof trace>[1]): LoopProgram {
  return { ...trace(args, work), arguments: args };
}

/** sum' = factor sum + the rows' numbers; reported: sum'. */
const running = (): LoopProgram =>
  looped(
    [
      { ...numbers('rows', [2, 1]), role: 'rows' },
      { ...numbers('factor', []), role: 'call' },
      { ...numbers('sum', []), role: 'state' },
    ],
    ({ rows, factor, sum }) => {
      const next = tf.add(tf.mul(factor!, sum!), tf.sum(rows!));
      return [next, next];
    },
  );

function run(matrix: readonly number[], rows: readonly number[][]): number[][] {
  return tf.tidy(() => {
    const inputs = [
      tf.scalar(rows.length, 'int32'),
      tf.tensor2d(rows as number[][], [rows.length, 2], 'int32'),
      tf.tensor1d([0, 0, 0], 'int32'),
      tf.tensor2d([...matrix], [matrix.length, 1]),
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
    const first = 10 * 1 + (5 + 7);
    const second = 10 * first + (6 + 6);
    expect(
      run(
        [5, 6, 7],
        [
          [0, 2],
          [1, 1],
        ],
      ),
    ).toEqual([[second], [first, second]]);
  });

  it('serves any number of rows and turns', () => {
    expect(run([1, 2, 3, 4], [[3, 3]])).toEqual([[10 + 8], [10 + 8]]);
  });

  it('keeps no tensors but its results', () => {
    const before = tf.memory().numTensors;
    for (let i = 0; i < 20; i++) run([1], [[0, 0]]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("takes at each turn that turn's row of a tensor, also as one piece of XLA", () => {
    const program = looped(
      [
        { ...numbers('told', [2]), role: 'turn' },
        { ...numbers('sum', [2]), role: 'state' },
      ],
      ({ told, sum }) => {
        const next = tf.add(tf.mul(sum!, 10), told!);
        return [next, next];
      },
    );
    for (const compiled of [compileLoop(program), compileFusedLoop(program, 3)]) {
      const results = tf.tidy(() => {
        const told = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
        const inputs = [
          tf.scalar(2, 'int32'),
          tf.zeros([3, 1], 'int32'),
          tf.tensor1d([0, 0, 0], 'int32'),
          told,
        ];
        return compiled.call([...inputs, tf.zeros([2])]).map((result) => [...result.dataSync()].slice(0, 4));
      });
      expect(results).toEqual([
        [13, 24],
        [1, 2, 13, 24],
      ]);
    }
  });
});

describe('a looped program in one piece of XLA', () => {
  /** state' = 2 state - rows, reported with its square. */
  const program = (): LoopProgram =>
    looped(
      [
        { ...numbers('rows', [2, 3]), role: 'rows' },
        { ...numbers('state', [2, 3]), role: 'state' },
      ],
      ({ rows, state }) => {
        const next = tf.sub(tf.mul(state!, 2), rows!);
        return [next, tf.stack([tf.sum(next), tf.sum(tf.square(next))])];
      },
    );
  const calls = (rows: readonly number[][], turns: number): tf.Tensor[] => [
    tf.scalar(turns, 'int32'),
    tf.tensor2d(rows as number[][], [rows.length, 2], 'int32'),
    tf.tensor1d([0, 0, 0], 'int32'),
    tf.tensor2d(
      Array.from({ length: 12 }, (_, i) => Math.sin(i)),
      [4, 3],
    ),
    tf.ones([2, 3]),
  ];

  it('gives what its kernels give one by one, but for rounding', () => {
    const rows = [
      [0, 3],
      [1, 2],
      [2, 2],
    ];
    const results = [compileLoop(program()), compileFusedLoop(program(), 3)].map((loop) =>
      tf.tidy(() => loop.call(calls(rows, 3)).map((result) => [...result.dataSync()])),
    );
    results[0]?.flat().forEach((value, i) => expect(results[1]?.flat()[i]).toBeCloseTo(value, 4));
  });

  it('takes fewer turns than it has room for, and leaves the other reports 0', () => {
    const room = [
      [0, 3],
      [1, 2],
      [0, 0],
      [0, 0],
    ];
    const [state, reports] = tf.tidy(() =>
      compileFusedLoop(program(), 4)
        .call(calls(room, 2))
        .map((result) => [...result.dataSync()]),
    );
    const [expected] = tf.tidy(() =>
      compileLoop(program())
        .call(calls(room.slice(0, 2), 2))
        .map((result) => [...result.dataSync()]),
    );
    expected?.forEach((value, i) => expect(state?.[i]).toBeCloseTo(value, 5));
    expect(reports?.slice(4)).toEqual([0, 0, 0, 0]);
  });
});

describe('a dropout mask', () => {
  const seeds = fc.integer({ min: 0, max: 0xffffffff });
  const settings = fc.record({
    rate: fc.constantFrom(0.001, 0.25, 0.3, 0.95),
    place: fc.nat({ max: 3 }),
    units: fc.integer({ min: 1, max: 9 }),
  });

  it.each([
    ['its kernels one by one', compileLoop, 12],
    ['one piece of XLA', (program: LoopProgram) => compileFusedLoop(program, 2), 4],
  ] as const)(
    'is the one that the streams of the project draw, to the bit: %s',
    (_name, compile, numRuns) => {
      fc.assert(
        fc.property(seeds, seeds, settings, (seed, first, { rate, place, units }) => {
          const args: LoopArgument[] = [
            { ...numbers('mask', [3, units]), role: 'mask', draw: { kind: 'dropout', rate }, place },
            { ...numbers('state', []), role: 'state' },
          ];
          const program = looped(args, ({ mask, state }) => [state!, mask!]);
          const drawn = tf.tidy(() => {
            const random = tf.tensor1d(Int32Array.of(...streamKey(seed, 'dropout'), first), 'int32');
            const inputs = [tf.scalar(2, 'int32'), tf.zeros([2, 1], 'int32'), random, tf.scalar(0)];
            return [...compile(program).call(inputs)[1]!.dataSync()];
          });
          const expected = [0, 1].flatMap((turn) => {
            const { uniform } = stream(seed, 'dropout', first + turn, place);
            return Array.from({ length: 3 * units }, () =>
              uniform() < rate ? 0 : Math.fround(1 / (1 - rate)),
            );
          });
          expect(drawn).toEqual(expected);
        }),
        { numRuns },
      );
    },
  );
});

describe('noise', () => {
  it('is within a millionth of what the streams of the project draw', () => {
    const count = 3 * 501;
    const draw = { kind: 'noise', deviation: 2 } as const;
    const args: LoopArgument[] = [
      { ...numbers('noise', [3, 501]), role: 'mask', draw, place: 2 },
      { ...numbers('state', []), role: 'state' },
    ];
    const program = looped(args, ({ noise, state }) => [state!, noise!]);
    const drawn = tf.tidy(() => {
      const random = tf.tensor1d(Int32Array.of(...streamKey(9, 'dropout'), 5), 'int32');
      const inputs = [tf.scalar(1, 'int32'), tf.zeros([1, 1], 'int32'), random, tf.scalar(0)];
      return [...compileLoop(program).call(inputs)[1]!.dataSync()];
    });
    const expected = normals(stream(9, 'dropout', 5, 2), count).map((value) => 2 * value);
    drawn.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(2e-6));
    const variance = drawn.reduce((sum, value) => sum + value ** 2, 0) / count;
    // Four standard errors of a normal variable's second moment.
    expect(Math.abs(variance / 4 - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
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

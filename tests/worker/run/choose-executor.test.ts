import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutorRecord } from '../../../src/shared/run';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { choicesIn } from '../../../src/worker/run/choices';
import { chooseExecutor, type Choice, type Prospect } from '../../../src/worker/run/choose-executor';
import type { Batches, Work } from '../../../src/worker/run/executor';
import type { Step, StepState } from '../../../src/worker/run/step';

let folder: string;
let block: Batches['block'];
beforeAll(async () => {
  await chooseBackend('tensorflow');
  block = {
    features: tf.randomNormal([ROWS, WIDTH], 0, 1, 'float32', 5),
    targets: tf.zeros([ROWS, 1]),
  };
  folder = mkdtempSync(join(tmpdir(), 'espalier-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const WIDTH = 24;
const ROWS = 640;
const rows = Int32Array.from({ length: ROWS }, (_, i) => i);

/** Descent of a linear layer to fit its own inputs, with plenty of small kernels that XLA makes one. */
const step: Step = ({ parameters }, { features, rate }) => {
  const kernel = tf.reshape(parameters, [WIDTH, WIDTH]) as tf.Tensor2D;
  const error = tf.sub(tf.matMul(features, kernel), features) as tf.Tensor2D;
  const waves = Array.from({ length: 30 }).reduce<tf.Tensor>(
    (x, _, i) => tf.tanh(tf.add(x, i / 100)),
    tf.matMul(features, error, true),
  );
  const moved = tf.sub(parameters, tf.mul(rate, tf.reshape(waves, [WIDTH * WIDTH]))) as tf.Tensor1D;
  return {
    state: { parameters: moved, slots: [] },
    losses: tf.reshape(tf.mean(tf.square(error)), [1]) as tf.Tensor1D,
  };
};

function work(of: Step = step): Work {
  return {
    step: of,
    feed: { rows: ROWS, featureWidth: WIDTH, targetWidth: 1 },
    constant: {
      given: {
        weights: tf.tensor1d([1]),
        rate: tf.fill([WIDTH * WIDTH], 1e-3) as tf.Tensor1D,
        decay: null,
      },
      even: true,
    },
    tells: false,
    seed: 1,
    random: [],
  };
}

/** The step, but for batches of one size it looks up a row that a table has only where all features are 0. */
function takesRowsOutside(refused: number): Step {
  return (state, input) => {
    if (input.features.shape[0] !== refused) return step(state, input);
    const outside = tf.cast(tf.sum(tf.square(input.features)), 'int32');
    const row = tf.gather(tf.zeros([2, WIDTH]), tf.reshape(outside, [1])) as tf.Tensor2D;
    return step(state, { ...input, features: tf.add(input.features, row) });
  };
}

const begin = (): StepState => ({
  parameters: tf.linspace(0, 0.1, WIDTH * WIDTH),
  slots: [],
});

const LONG = 10_000_000;

function choose(of: Work, change: Partial<Prospect> = {}): Choice {
  const choices = choicesIn(join(folder, String(Math.random())));
  const first = { block, rows, size: 16, number: 0 };
  return chooseExecutor(of, begin(), {
    first,
    short: 0,
    steps: LONG,
    before: null,
    choices,
    threads: 1,
    ...change,
  });
}

describe('the executor of a run', () => {
  it('is the faster of those that agree, and the run keeps what each took', () => {
    const { record } = choose(work());
    expect(record.why).toBe('measured');
    const [compiled, fused] = record.probes;
    expect([compiled?.kind, fused?.kind]).toEqual(['compiled', 'fused']);
    const faster = fused!.microseconds <= compiled!.microseconds ? 'fused' : 'compiled';
    expect(record.kind).toBe(faster);
  });

  it('is not looked for where a run is over before XLA has compiled it', () => {
    expect(choose(work(), { steps: 50 }).record).toMatchObject({ kind: 'compiled', why: 'short' });
  });

  it('is the one that an equal run had, in any trainer of the lab', () => {
    const choices = choicesIn(join(folder, 'shared'));
    const { record } = choose(work(), { choices });
    expect(choose(work(), { choices: choicesIn(join(folder, 'shared')) }).record).toEqual(record);
  });

  it.each(['compiled', 'fused'] as const)('is what the run had before it was interrupted: %s', (kind) => {
    const before: ExecutorRecord = {
      kind,
      why: 'measured',
      detail: '',
      threads: 1,
      probes: [{ kind: 'compiled', firstCallMs: 1, microseconds: 500 }],
    };
    expect(choose(work(), { before }).record).toEqual(before);
  });

  it('takes the same steps whichever it is, but for rounding', () => {
    const probes: ExecutorRecord['probes'] = [{ kind: 'compiled', firstCallMs: 1, microseconds: 2000 }];
    const of = work();
    const ends = (['compiled', 'fused'] as const).map((kind) => {
      const { executor } = choose(of, { before: { kind, why: 'measured', detail: '', probes, threads: 1 } });
      let state = begin();
      for (let done = 0; done < 40;) {
        const next = executor.advance(state, {
          block,
          rows: rows.subarray(done * 16),
          size: 16,
          number: done,
        });
        state = next.state;
        done += next.batches;
      }
      return [...state.parameters.dataSync()];
    });
    ends[0]?.forEach((value, i) => expect(ends[1]?.[i]).toBeCloseTo(value, 4));
  });

  it.each([16, 7])('is eager where TensorFlow refuses the program of %i rows, and says why', (refused) => {
    const { executor, record } = choose(work(takesRowsOutside(refused)), { short: 7 });
    expect(record).toMatchObject({ kind: 'eager', why: 'fault' });
    expect(record.detail).toContain('not in [0, 2)');
    const size = refused === 16 ? 7 : 16;
    const { state, batches } = executor.advance(begin(), { block, rows, size, number: 0 });
    expect(batches).toBe(1);
    expect([...state.parameters.dataSync()].every(Number.isFinite)).toBe(true);
  });

  it('is eager again after a fault', () => {
    const before: ExecutorRecord = {
      kind: 'eager',
      why: 'fault',
      detail: 'out of cheese',
      probes: [],
      threads: 1,
    };
    expect(choose(work(), { before }).record).toEqual(before);
  });

  it('keeps no tensors of what it tried', () => {
    const of = work();
    const state = begin();
    const choices = choicesIn(join(folder, 'leaks'));
    const before = tf.memory().numTensors;
    chooseExecutor(of, state, {
      first: { block, rows, size: 16, number: 0 },
      short: 7,
      steps: LONG,
      before: null,
      choices,
      threads: 1,
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});

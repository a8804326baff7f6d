import * as tf from '@tensorflow/tfjs';
import { streamKey } from '../../shared/random/stream';
import type { Compiled } from '../compile/executors/native';
import type { Advance, Batches, Executor, Work } from './executor';
import { pace } from './pace';
import type { StepState } from './step';
import { TOLD } from './told';

/** Steps over batches of one size, ready to be called. */
export interface StepLoop {
  readonly program: Compiled;
  /** The most steps of a call, where a call always has room for that many; null: any number. */
  readonly room: number | null;
}

/**
 * Many steps in one native call.
 * @param loops by size of batch: the usual and the short last one
 */
export function compiledExecutor(work: Work, loops: ReadonlyMap<number, StepLoop>): Executor {
  const paced = pace();
  return {
    advance(state, batches) {
      const { size } = batches;
      const loop = loops.get(size);
      if (!loop) throw new Error(`no program for batches of ${size} rows`);
      const turns = Math.min(paced.turns(), loop.room ?? Infinity, batches.rows.length / size);
      const began = performance.now();
      const advance = takeSteps(loop, work, state, batches, turns);
      paced.took(turns, performance.now() - began);
      return advance;
    },
  };
}

/** Takes the first steps of the batches in one call. @param turns how many */
export function takeSteps(
  loop: StepLoop,
  work: Work,
  state: StepState,
  batches: Batches,
  turns: number,
): Advance {
  const [parameters, ...rest] = called(
    loop.program,
    inputsOf(work, state, batches, turns, loop.room ?? turns),
  );
  const reports = rest.pop() as tf.Tensor2D;
  const losses = reports.dataSync<'float32'>().subarray(0, turns * (reports.shape[1] ?? 0));
  reports.dispose();
  return {
    batches: turns,
    state: { parameters: parameters as tf.Tensor1D, slots: rest as tf.Tensor1D[] },
    losses,
  };
}

interface Inputs {
  /** Made for one call. */
  readonly own: readonly tf.Tensor[];
  readonly all: readonly tf.Tensor[];
}

/** @param room how many turns the call has rows for; those that are not taken have rows 0 */
function inputsOf(
  { constant, seed }: Work,
  { parameters, slots }: StepState,
  { block, rows, size, number, told }: Batches,
  turns: number,
  room: number,
): Inputs {
  const taken = new Int32Array(room * size);
  taken.set(rows.subarray(0, turns * size));
  const toldTo = told ? [toldOf(told, turns, room)] : [];
  const own = [
    tf.scalar(turns, 'int32'),
    tf.tensor2d(taken, [room, size], 'int32'),
    tf.tensor1d(Int32Array.of(...streamKey(seed, 'dropout'), number), 'int32'),
  ];
  const { weights, rate, decay } = constant.given;
  const given = [weights, rate, ...(decay ? [decay] : []), ...toldTo];
  return {
    own: [...own, ...toldTo],
    all: [...own, block.features, block.targets, ...given, parameters, ...slots],
  };
}

function toldOf(told: Float32Array, turns: number, room: number): tf.Tensor2D {
  const numbers = new Float32Array(room * TOLD);
  numbers.set(told.subarray(0, turns * TOLD));
  return tf.tensor2d(numbers, [room, TOLD]);
}

function called(program: Compiled, { own, all }: Inputs): tf.Tensor[] {
  try {
    return program.call(all);
  } finally {
    tf.dispose([...own]);
  }
}

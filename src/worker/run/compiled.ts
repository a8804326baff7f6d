import * as tf from '@tensorflow/tfjs';
import { streamKey } from '../../shared/random/stream';
import { compileLoop } from '../compile/cache';
import type { Compiled } from '../compile/executors/native';
import type { LoopArgument, LoopProgram } from '../compile/graph/loop';
import type { Argument } from '../compile/program';
import { trace, type Tensors } from '../compile/trace';
import type { Batches, Executor, Work } from './executor';
import { pace } from './pace';
import type { StepState } from './step';

/** The step of a run over batches of some size, as a program that takes one batch after another. */
export function stepProgram(
  { step, feed, constant, dropout }: Work,
  like: StepState,
  batch: number,
): LoopProgram {
  const numbers = (name: string, shape: readonly number[]): Argument => ({ name, shape, dtype: 'float32' });
  const args: LoopArgument[] = [
    { ...numbers('features', [batch, feed.features.shape[1]]), role: 'rows' },
    { ...numbers('targets', [batch, feed.targets.shape[1]]), role: 'rows' },
    { ...numbers('weights', constant.weights.shape), role: 'call' },
    { ...numbers('rate', constant.rate.shape), role: 'call' },
    ...dropout.map(({ name, units, dropout: rate }, place) => {
      return { ...numbers(`mask ${name}`, [batch, units]), role: 'mask', dropout: { rate, place } } as const;
    }),
    { ...numbers('parameters', like.parameters.shape), role: 'state' },
    ...like.slots.map((slot, i) => ({ ...numbers(`slot ${i}`, slot.shape), role: 'state' as const })),
  ];
  const program = trace(args, (given) => {
    const vector = (name: string): tf.Tensor1D => given[name] as tf.Tensor1D;
    const masks = Object.fromEntries(dropout.map(({ name }) => [name, given[`mask ${name}`] as tf.Tensor2D]));
    const state = { parameters: vector('parameters'), slots: like.slots.map((_, i) => vector(`slot ${i}`)) };
    const taken = step(state, { ...batchOf(given), weights: vector('weights'), rate: vector('rate'), masks });
    return [taken.state.parameters, ...taken.state.slots, taken.losses];
  });
  return { ...program, arguments: args };
}

function batchOf(given: Tensors): { features: tf.Tensor2D; targets: tf.Tensor2D } {
  return { features: given['features'] as tf.Tensor2D, targets: given['targets'] as tf.Tensor2D };
}

/**
 * Many steps in one native call. Another program is compiled for every other size of batch that comes: there is one,
 * the short last batch.
 * @param programs by size of batch, compiled already
 */
export function compiledExecutor(work: Work, programs: Map<number, Compiled>): Executor {
  const paced = pace();
  return {
    advance(state, batches) {
      const { size } = batches;
      const program = programs.get(size) ?? compileLoop(stepProgram(work, state, size));
      programs.set(size, program);
      const turns = Math.min(paced.turns(), batches.rows.length / size);
      const began = performance.now();
      const [parameters, ...rest] = called(program, inputsOf(work, state, batches, turns));
      const losses = rest.pop() as tf.Tensor2D;
      const values = losses.dataSync<'float32'>();
      losses.dispose();
      paced.took(turns, performance.now() - began);
      return {
        batches: turns,
        state: { parameters: parameters as tf.Tensor1D, slots: rest as tf.Tensor1D[] },
        losses: values,
      };
    },
  };
}

interface Inputs {
  /** Made for one call. */
  readonly own: readonly tf.Tensor[];
  readonly all: readonly tf.Tensor[];
}

function inputsOf(
  { feed, constant, seed }: Work,
  { parameters, slots }: StepState,
  { rows, size, number }: Batches,
  turns: number,
): Inputs {
  const own = [
    tf.scalar(turns, 'int32'),
    tf.tensor2d(rows.slice(0, turns * size), [turns, size], 'int32'),
    tf.tensor1d(Int32Array.of(...streamKey(seed, 'dropout'), number), 'int32'),
  ];
  return {
    own,
    all: [...own, feed.features, feed.targets, constant.weights, constant.rate, parameters, ...slots],
  };
}

function called(program: Compiled, { own, all }: Inputs): tf.Tensor[] {
  try {
    return program.call(all);
  } finally {
    tf.dispose([...own]);
  }
}

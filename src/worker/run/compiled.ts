import * as tf from '@tensorflow/tfjs';
import { compileLoop } from '../compile/cache';
import type { Compiled } from '../compile/executors/native';
import type { LoopArgument, LoopProgram, Role } from '../compile/graph/loop';
import { trace, type Tensors } from '../compile/trace';
import type { Executor, Work } from './executor';
import { dropoutMasksOfSteps } from './masks';
import { pace } from './pace';
import type { StepState } from './step';

/** The step of a run over batches of some size, as a program that takes one batch after another. */
export function stepProgram(
  { step, feed, constant, dropout }: Work,
  like: StepState,
  batch: number,
): LoopProgram {
  const numbers = (name: string, role: Role, shape: readonly number[]): LoopArgument => ({
    name,
    role,
    shape,
    dtype: 'float32',
  });
  const args = [
    numbers('features', 'rows', [batch, feed.features.shape[1]]),
    numbers('targets', 'rows', [batch, feed.targets.shape[1]]),
    numbers('weights', 'call', constant.weights.shape),
    numbers('rate', 'call', constant.rate.shape),
    ...dropout.map((layer) => numbers(`mask ${layer.name}`, 'turn', [batch, layer.units])),
    numbers('parameters', 'state', like.parameters.shape),
    ...like.slots.map((slot, i) => numbers(`slot ${i}`, 'state', slot.shape)),
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
  { feed, constant, seed, dropout }: Work,
  state: StepState,
  { rows, size, number }: { rows: Int32Array; size: number; number: number },
  turns: number,
): Inputs {
  const counted = tf.scalar(turns, 'int32');
  const at = tf.tensor2d(rows.slice(0, turns * size), [turns, size], 'int32');
  const masks = dropoutMasksOfSteps(dropout, seed, number, { steps: turns, batch: size });
  const all = [
    counted,
    at,
    feed.features,
    feed.targets,
    constant.weights,
    constant.rate,
    ...masks,
    state.parameters,
    ...state.slots,
  ];
  return { own: [counted, at, ...masks], all };
}

function called(program: Compiled, { own, all }: Inputs): tf.Tensor[] {
  try {
    return program.call(all);
  } finally {
    tf.dispose([...own]);
  }
}

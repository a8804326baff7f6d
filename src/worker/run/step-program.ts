import type * as tf from '@tensorflow/tfjs';
import type { LoopArgument, LoopProgram } from '../compile/loop-program';
import type { Argument } from '../compile/program';
import { trace, type Tensors } from '../compile/trace';
import type { Work } from './executor';
import { toldBy, type StepState } from './step';
import { TOLD } from './told';

/** What of a run's work decides the program of its step: of the rows only their widths. */
type Shapes = Pick<Work, 'step' | 'constant' | 'random' | 'tells'> & {
  readonly feed: Pick<Work['feed'], 'featureWidth' | 'targetWidth'>;
};

/** The step of a run over batches of some size, as a program that takes one batch after another. */
export function stepProgram(
  { step, feed, constant: { given: constant, even }, random, tells }: Shapes,
  like: StepState,
  batch: number,
): LoopProgram {
  const numbers = (name: string, shape: readonly number[]): Argument => ({ name, shape, dtype: 'float32' });
  const oneEach = { role: 'call', even: true } as const;
  const args: LoopArgument[] = [
    { ...numbers('features', [batch, feed.featureWidth]), role: 'rows' },
    { ...numbers('targets', [batch, feed.targetWidth]), role: 'rows' },
    { ...numbers('weights', constant.weights.shape), role: 'call' },
    { ...numbers('rate', constant.rate.shape), ...(even ? oneEach : { role: 'call' as const }) },
    ...(constant.decay ? [{ ...numbers('decay', constant.decay.shape), ...oneEach }] : []),
    ...(tells ? [{ ...numbers('told', [TOLD]), role: 'turn' as const }] : []),
    ...random.map((draw, place) => {
      return { ...numbers(`mask ${draw.name}`, [batch, ...draw.shape]), role: 'mask', draw, place } as const;
    }),
    { ...numbers('parameters', like.parameters.shape), role: 'state' },
    ...like.slots.map((slot, i) => ({ ...numbers(`slot ${i}`, slot.shape), role: 'state' as const })),
  ];
  const program = trace(args, (given) => {
    const vector = (name: string): tf.Tensor1D => given[name] as tf.Tensor1D;
    const masks = Object.fromEntries(random.map(({ name }) => [name, given[`mask ${name}`] as tf.Tensor]));
    const state = { parameters: vector('parameters'), slots: like.slots.map((_, i) => vector(`slot ${i}`)) };
    const rates = {
      rate: vector('rate'),
      decay: constant.decay && vector('decay'),
      told: tells ? toldBy(vector('told')) : null,
    };
    const taken = step(state, { ...batchOf(given), weights: vector('weights'), ...rates, masks });
    return [taken.state.parameters, ...taken.state.slots, taken.losses];
  });
  return { ...program, arguments: args };
}

function batchOf(given: Tensors): { features: tf.Tensor2D; targets: tf.Tensor2D } {
  return { features: given['features'] as tf.Tensor2D, targets: given['targets'] as tf.Tensor2D };
}

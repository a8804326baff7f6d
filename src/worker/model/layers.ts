import * as tf from '@tensorflow/tfjs';
import type { LayerOf } from '../../shared/design';
import { sizeOf } from '../../shared/layers/output-shape';
import type { PlacedBlock, PlacedLayer, PlacedSimple } from '../../shared/layers/placed';
import { activate } from './activate';
import { attend } from './attend';
import { pooledConvolution, runConvolution, type PooledConvolution } from './convolution';
import { axesBeforeLast, standardise } from './normalise';
import type { Parameters, ParameterShape } from './parameter';
import { pool, poolAll } from './pool';
import { runRecurrent } from './recurrent';
import type { Training } from './training';

/** What layers need to be computed. */
export interface Pass {
  readonly parameters: Parameters;
  /** Left out once training is over. */
  readonly training?: Training | undefined;
  /** Layers by name whose moving statistics are used, and stay, although this is training. */
  readonly still: ReadonlySet<string>;
}

/** The parameters of a layer, named `<layer>/<parameter>`. */
export function parameterShapes(
  { name, parameters }: PlacedSimple,
  of: Pick<ParameterShape, 'role' | 'task'>,
): ParameterShape[] {
  return parameters.map((parameter) => ({ ...of, ...parameter, name: `${name}/${parameter.name}` }));
}

/** One layer after another. x: [batch, ...input of the first] -> [batch, ...output of the last] */
export function runStack(stack: readonly PlacedLayer[], x: tf.Tensor, pass: Pass): tf.Tensor {
  let value = x;
  for (let i = 0; i < stack.length; i++) {
    const pooled = pooledConvolution(stack[i], stack[i + 1]);
    if (pooled) i++;
    value = pooled ? runPooled(pooled, value, pass) : run(stack[i] as PlacedLayer, value, pass);
  }
  return value;
}

function run(placed: PlacedLayer, x: tf.Tensor, pass: Pass): tf.Tensor {
  return 'branches' in placed ? runBlock(placed, x, pass) : runLayer(placed, x, pass);
}

function runPooled({ convolution, pooling }: PooledConvolution, x: tf.Tensor, pass: Pass): tf.Tensor {
  return runConvolution(convolution.layer, x, ownOf(convolution, pass), pooling);
}

/** The parameters of one layer by their own names. */
function ownOf({ name }: PlacedSimple, { parameters }: Pass): Parameters {
  return (parameter) => parameters(`${name}/${parameter}`);
}

function runBlock({ layer, branches }: PlacedBlock, x: tf.Tensor, pass: Pass): tf.Tensor {
  const ends = branches.map((branch) => runStack(branch, x, pass));
  return layer.kind === 'residual' ? tf.add(x, ends[0] as tf.Tensor) : tf.concat(ends, -1);
}

/** x: [batch, ...input] -> [batch, ...output] */
export function runLayer(placed: PlacedSimple, x: tf.Tensor, pass: Pass): tf.Tensor {
  const { layer, name, output } = placed;
  const own = ownOf(placed, pass);
  const mask = pass.training?.masks[name];
  switch (layer.kind) {
    case 'dense': {
      const active = activate(layer.activation, tf.add(tf.matMul(flat(x), own('kernel')), own('bias')));
      return mask ? tf.mul(active, mask) : active;
    }
    case 'reshape':
    case 'flatten':
      return tf.reshape(x, [-1, ...output]);
    case 'conv1d':
    case 'conv2d':
    case 'depthwise-conv2d':
    case 'separable-conv2d':
      return runConvolution(layer, x, own);
    case 'gru':
    case 'lstm':
      return runRecurrent(layer, x as tf.Tensor3D, own);
    case 'attention':
      return attend(layer, x as tf.Tensor3D, own);
    case 'activation':
      return activate(layer.activation, x);
    case 'pool':
      return pool(x, layer);
    case 'global-pool':
      return poolAll(x, layer.mode);
    case 'batch-norm':
      return batchNorm({ ...placed, layer }, x, pass);
    case 'layer-norm':
      return scaled(standardise(x, [x.rank - 1], layer.epsilon).value, own);
    case 'dropout':
      return mask ? tf.mul(x, mask) : x;
    case 'noise':
      return mask ? tf.add(x, mask) : x;
  }
}

/** [batch, ...] -> [batch, numbers of a row] */
function flat(x: tf.Tensor): tf.Tensor2D {
  return (x.rank === 2 ? x : tf.reshape(x, [-1, sizeOf(x.shape.slice(1))])) as tf.Tensor2D;
}

/**
 * Batch normalisation over all axes but the last: by the batch while training, by the moving statistics otherwise.
 * A step moves those as Keras does: s <- momentum s + (1 - momentum) (mean or variance of the batch).
 */
function batchNorm(placed: PlacedSimple<LayerOf<'batch-norm'>>, x: tf.Tensor, pass: Pass): tf.Tensor {
  const { name, layer } = placed;
  const { training, still } = pass;
  const own = ownOf(placed, pass);
  if (!training || still.has(name) || layer.statistics === 'frozen') {
    const scale = tf.mul(own('gamma'), tf.rsqrt(tf.add(own('moving variance'), layer.epsilon)));
    return tf.add(tf.mul(x, scale), tf.sub(own('beta'), tf.mul(own('moving mean'), scale)));
  }
  const { value, mean, variance } = standardise(x, axesBeforeLast(x), layer.epsilon);
  for (const [statistic, now] of [
    ['moving mean', mean],
    ['moving variance', variance],
  ] as const) {
    const moved = tf.mul(tf.reshape(now, [-1]), 1 - layer.momentum);
    training.measured(`${name}/${statistic}`, tf.add(tf.mul(own(statistic), layer.momentum), moved));
  }
  return scaled(value, own);
}

function scaled(x: tf.Tensor, own: Parameters): tf.Tensor {
  return tf.add(tf.mul(x, own('gamma')), own('beta'));
}

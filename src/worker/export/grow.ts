/** Layers of a design as layers of TF.js. */
import * as tf from '@tensorflow/tfjs';
import { AppError } from '../../shared/errors/app-error';
import type { Activation, LayerOf } from '../../shared/design';
import type { PlacedBlock, PlacedLayer, PlacedSimple } from '../../shared/layers/placed';
import { LEAK } from '../model/activate';

/** The weights of a layer: the lab's parameters by name, or numbers of its own. */
export interface LayerWeights {
  readonly layer: string;
  readonly from:
    | {
        /** In the order of the layer's weights. */
        readonly stored: readonly string[];
        /** For each row of the exported kernel, the first of them, the row of the lab's; null where they are the same. */
        readonly rows?: Int32Array | null;
      }
    /** [inputs][outputs], and a number an output. */
    | { readonly kernel: readonly (readonly number[])[]; readonly bias: readonly number[] }
    | { readonly order: Int32Array };
}

/** Puts layers of TF.js one on another and notes where their weights come from. */
export interface Growth {
  readonly weights: LayerWeights[];
  /** Rows of the kernel of a dense layer on this; null where they are the lab's. */
  rowsOn(x: tf.SymbolicTensor): Int32Array | null;
}

/** Names within the exported model: that of the stack, a dot, and the layer's place in it. */
export function growStack(
  { weights, rowsOn }: Growth,
  name: (lab: string) => string,
  stack: readonly PlacedLayer[],
  x: tf.SymbolicTensor,
): tf.SymbolicTensor {
  return stack.reduce((below, placed) => {
    if ('branches' in placed) return growBlock({ weights, rowsOn }, name, placed, below);
    return growLayer({ weights, rowsOn }, name(placed.name), placed, below);
  }, x);
}

function growBlock(
  growth: Growth,
  name: (lab: string) => string,
  { name: lab, layer, branches }: PlacedBlock,
  x: tf.SymbolicTensor,
): tf.SymbolicTensor {
  const ends = branches.map((branch) => growStack(growth, name, branch, x));
  return layer.kind === 'residual'
    ? apply(tf.layers.add({ name: name(lab) }), [x, ...ends])
    : apply(tf.layers.concatenate({ name: name(lab), axis: -1 }), ends);
}

/**
 * One layer. What does nothing once training is over is left out.
 * @param activation instead of the layer's own
 * @throws AppError export.layer: TF.js has no such layer
 */
export function growLayer(
  growth: Growth,
  name: string,
  placed: PlacedSimple,
  x: tf.SymbolicTensor,
  activation?: Activation,
): tf.SymbolicTensor {
  const { layer } = placed;
  switch (layer.kind) {
    case 'dense':
      return growDense(growth, name, { ...placed, layer }, x, activation ?? layer.activation);
    case 'reshape':
      return apply(tf.layers.reshape({ name, targetShape: [...placed.output] }), x);
    case 'flatten':
      return x.shape.length === 2 ? x : apply(tf.layers.flatten({ name }), x);
    case 'activation':
      return activated(name, layer.activation, x);
    case 'pool':
      return apply(poolLayer(name, layer, x.shape.length), x);
    case 'global-pool':
      return apply(globalPoolLayer(name, layer.mode, x.shape.length), x);
    case 'dropout':
    case 'noise':
      return x;
    case 'batch-norm':
    case 'layer-norm':
      return grown(growth, placed, normLayer(name, layer), x);
    case 'gru':
    case 'lstm':
      return grown(growth, placed, recurrentLayer(name, layer), x);
    case 'attention':
      throw new AppError('export.layer', { layerName: placed.name, layerKind: layer.kind });
    case 'conv1d':
    case 'conv2d':
    case 'depthwise-conv2d':
    case 'separable-conv2d':
      return withActivation(name, layer.activation, (own) =>
        grown(growth, placed, convLayer(name, placed.name, layer, own), x),
      );
  }
}

function grown(
  { weights }: Growth,
  { name, parameters }: PlacedSimple,
  layer: tf.layers.Layer,
  x: tf.SymbolicTensor,
  rows: Int32Array | null = null,
): tf.SymbolicTensor {
  const stored = parameters.map((parameter) => `${name}/${parameter.name}`);
  weights.push({ layer: layer.name, from: { stored, rows } });
  return apply(layer, x);
}

function growDense(
  growth: Growth,
  name: string,
  placed: PlacedSimple<LayerOf<'dense'>>,
  x: tf.SymbolicTensor,
  activation: Activation,
): tf.SymbolicTensor {
  const flat = x.shape.length === 2 ? x : apply(tf.layers.flatten({ name: `${name}.flat` }), x);
  return withActivation(name, activation, (own) => {
    const { units } = placed.layer;
    const dense = tf.layers.dense({ name, units, activation: own, kernelInitializer: 'zeros' });
    return grown(growth, placed, dense, flat, growth.rowsOn(x));
  });
}

type OwnActivation = 'linear' | 'relu' | 'gelu' | 'swish' | 'tanh' | 'sigmoid' | 'softmax';

/** What TF.js calls them; null where it is a layer of its own. */
const ACTIVATIONS: Readonly<Record<Activation, OwnActivation | null>> = {
  linear: 'linear',
  relu: 'relu',
  'leaky-relu': null,
  gelu: 'gelu',
  silu: 'swish',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  softmax: 'softmax',
};

function withActivation(
  name: string,
  activation: Activation,
  grow: (own: OwnActivation) => tf.SymbolicTensor,
): tf.SymbolicTensor {
  const own = ACTIVATIONS[activation];
  return own ? grow(own) : activated(`${name}.activation`, activation, grow('linear'));
}

function activated(name: string, activation: Activation, x: tf.SymbolicTensor): tf.SymbolicTensor {
  const own = ACTIVATIONS[activation];
  return apply(
    own ? tf.layers.activation({ name, activation: own }) : tf.layers.leakyReLU({ name, alpha: LEAK }),
    x,
  );
}

function convLayer(
  name: string,
  lab: string,
  layer: LayerOf<'conv1d' | 'conv2d' | 'depthwise-conv2d' | 'separable-conv2d'>,
  activation: OwnActivation,
): tf.layers.Layer {
  const { kernel: kernelSize, stride: strides, dilation: dilationRate, padding } = layer;
  const window = { name, kernelSize, strides, padding, activation };
  const zeros = { depthwiseInitializer: 'zeros', pointwiseInitializer: 'zeros' } as const;
  switch (layer.kind) {
    case 'conv1d':
      return tf.layers.conv1d({
        ...window,
        dilationRate,
        filters: layer.filters,
        kernelInitializer: 'zeros',
      });
    case 'conv2d':
      return tf.layers.conv2d({
        ...window,
        dilationRate,
        filters: layer.filters,
        kernelInitializer: 'zeros',
      });
    case 'depthwise-conv2d':
      // Its layer takes a dilation and leaves it out when it computes.
      if (dilationRate > 1) throw new AppError('export.layer', { layerName: lab, layerKind: layer.kind });
      return tf.layers.depthwiseConv2d({ ...window, ...zeros, depthMultiplier: layer.multiplier });
    case 'separable-conv2d':
      // Its layer does not save its multiplier.
      if (layer.multiplier > 1) throw new AppError('export.layer', { layerName: lab, layerKind: layer.kind });
      return tf.layers.separableConv2d({ ...window, ...zeros, dilationRate, filters: layer.filters });
  }
}

function recurrentLayer(
  name: string,
  { kind, units, sequences: returnSequences }: LayerOf<'gru' | 'lstm'>,
): tf.layers.Layer {
  const zeros = { kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;
  const recurrent = { name, units, returnSequences, recurrentActivation: 'sigmoid', ...zeros } as const;
  return kind === 'gru' ? tf.layers.gru(recurrent) : tf.layers.lstm(recurrent);
}

function normLayer(name: string, layer: LayerOf<'batch-norm' | 'layer-norm'>): tf.layers.Layer {
  const { epsilon } = layer;
  return layer.kind === 'batch-norm'
    ? tf.layers.batchNormalization({ name, epsilon, momentum: layer.momentum })
    : tf.layers.layerNormalization({ name, epsilon });
}

/** @param rank with the batch */
function poolLayer(
  name: string,
  { mode, size: poolSize, stride: strides = poolSize }: LayerOf<'pool'>,
  rank: number,
): tf.layers.Layer {
  const window = { name, poolSize, strides, padding: 'valid' } as const;
  if (rank === 3) return mode === 'max' ? tf.layers.maxPooling1d(window) : tf.layers.averagePooling1d(window);
  return mode === 'max' ? tf.layers.maxPooling2d(window) : tf.layers.averagePooling2d(window);
}

function globalPoolLayer(name: string, mode: LayerOf<'pool'>['mode'], rank: number): tf.layers.Layer {
  if (rank === 3)
    return mode === 'max'
      ? tf.layers.globalMaxPooling1d({ name })
      : tf.layers.globalAveragePooling1d({ name });
  const args = { name, dataFormat: 'channelsLast' } as const;
  return mode === 'max' ? tf.layers.globalMaxPooling2d(args) : tf.layers.globalAveragePooling2d(args);
}

export function apply(
  layer: tf.layers.Layer,
  to: tf.SymbolicTensor | tf.SymbolicTensor[],
): tf.SymbolicTensor {
  const result = layer.apply(to);
  if (result instanceof tf.SymbolicTensor) return result;
  throw new Error(`layer ${layer.name} has more than one output`);
}

/** Convolutions with their bias and activation, and the pooling that follows. */
import * as tf from '@tensorflow/tfjs';
import type { Activation, LayerOf } from '../../shared/design';
import type { PlacedLayer, PlacedSimple } from '../../shared/layers/placed';
import { activate } from './activate';
import { convolve, convolveDepthwise, convolveLine } from './convolve';
import type { Parameters } from './parameter';
import { pool } from './pool';

type Convolution = LayerOf<'conv1d' | 'conv2d' | 'depthwise-conv2d' | 'separable-conv2d'>;
type Pool = LayerOf<'pool'>;

/**
 * @param own parameters of this layer
 * @param pooling of what the window gives, before its bias and activation
 */
export function runConvolution(layer: Convolution, x: tf.Tensor, own: Parameters, pooling?: Pool): tf.Tensor {
  const all = convolved(layer, x, own);
  return activate(layer.activation, tf.add(pooling ? pool(all, pooling) : all, own('bias')));
}

/** A convolution and the pooling above it. */
export interface PooledConvolution {
  readonly convolution: PlacedSimple<Convolution>;
  readonly pooling: Pool;
}

/**
 * A convolution whose largest numbers can be taken before its bias and activation: the largest stays the largest
 * through both, so the values are the same to the bit, and there are fewer to add to and to activate.
 * @returns null where these layers are something else
 */
export function pooledConvolution(
  below: PlacedLayer | undefined,
  above: PlacedLayer | undefined,
): PooledConvolution | null {
  if (!below || !above || 'branches' in below || 'branches' in above) return null;
  if (above.layer.kind !== 'pool' || above.layer.mode !== 'max' || !isConvolution(below)) return null;
  return MONOTONE.has(below.layer.activation) ? { convolution: below, pooling: above.layer } : null;
}

/** f(a) is not below f(b) where a is not below b. */
const MONOTONE: ReadonlySet<Activation> = new Set(['linear', 'relu', 'leaky-relu', 'tanh', 'sigmoid']);

function isConvolution(placed: PlacedSimple): placed is PlacedSimple<Convolution> {
  return /conv/.test(placed.layer.kind);
}

function convolved(layer: Convolution, x: tf.Tensor, own: Parameters): tf.Tensor {
  switch (layer.kind) {
    case 'conv1d':
      return convolveLine(x as tf.Tensor3D, own('kernel') as tf.Tensor3D, layer);
    case 'conv2d':
      return convolve(x as tf.Tensor4D, own('kernel') as tf.Tensor4D, layer);
    case 'depthwise-conv2d':
      return convolveDepthwise(x as tf.Tensor4D, own('depthwise') as tf.Tensor4D, layer);
    case 'separable-conv2d': {
      const apart = convolveDepthwise(x as tf.Tensor4D, own('depthwise') as tf.Tensor4D, layer);
      return convolve(apart, own('kernel') as tf.Tensor4D, { stride: 1, dilation: 1, padding: 'valid' });
    }
  }
}

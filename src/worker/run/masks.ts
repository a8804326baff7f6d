import * as tf from '@tensorflow/tfjs';
import { stream } from '../../shared/random/stream';
import type { Masks, NamedLayer } from '../model/layers';

/**
 * Dropout masks of one step (Srivastava et al., 2014, inverted form): 1 / (1 - rate) with probability 1 - rate,
 * else 0. They depend on seed, step and layer only.
 * @param step batches trained before this one, over all epochs
 */
export function dropoutMasks(
  layers: readonly NamedLayer[],
  seed: number,
  step: number,
  batch: number,
): Masks {
  return Object.fromEntries(
    layers.map((layer, i) => [layer.name, mask(layer, stream(seed, 'dropout', step, i).uniform, batch)]),
  );
}

function mask(layer: NamedLayer, uniform: () => number, batch: number): tf.Tensor2D {
  const kept = 1 / (1 - layer.dropout);
  const values = Float32Array.from({ length: batch * layer.units }, () =>
    uniform() < layer.dropout ? 0 : kept,
  );
  return tf.tensor2d(values, [batch, layer.units]);
}

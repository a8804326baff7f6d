import * as tf from '@tensorflow/tfjs';
import { normals } from '../../shared/random/normals';
import { stream, type Stream } from '../../shared/random/stream';
import type { Masks, RandomLayer } from '../model/training';

/**
 * Random numbers of one step: dropout masks (Srivastava et al., 2014, inverted form), 1 / (1 - rate) with probability
 * 1 - rate, else 0; noise, normal numbers of its deviation. They depend on seed, step and layer only.
 * @param step batches trained before this one, over all epochs
 */
export function randomMasks(
  layers: readonly RandomLayer[],
  seed: number,
  step: number,
  batch: number,
): Masks {
  return Object.fromEntries(
    layers.map((layer, i) => {
      const shape = [batch, ...layer.shape];
      return [
        layer.name,
        tf.tensor(drawn(layer, stream(seed, 'dropout', step, i), tf.util.sizeFromShape(shape)), shape),
      ];
    }),
  );
}

function drawn(layer: RandomLayer, from: Stream, count: number): Float32Array {
  if (layer.kind === 'noise') return normals(from, count).map((number) => number * layer.deviation);
  const kept = 1 / (1 - layer.rate);
  return Float32Array.from({ length: count }, () => (from.uniform() < layer.rate ? 0 : kept));
}

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
  const masks = layers.map((layer, i) => {
    const values = new Float32Array(batch * layer.units);
    fillMask(layer, i, seed, step, values);
    return [layer.name, tf.tensor2d(values, [batch, layer.units])] as const;
  });
  return Object.fromEntries(masks);
}

/** Masks of several steps on end: a tensor [steps, batch, units] a layer. */
export function dropoutMasksOfSteps(
  layers: readonly NamedLayer[],
  seed: number,
  first: number,
  { steps, batch }: { steps: number; batch: number },
): tf.Tensor3D[] {
  return layers.map((layer, i) => {
    const size = batch * layer.units;
    const values = new Float32Array(steps * size);
    for (let step = 0; step < steps; step++)
      fillMask(layer, i, seed, first + step, values.subarray(step * size, (step + 1) * size));
    return tf.tensor3d(values, [steps, batch, layer.units]);
  });
}

function fillMask(layer: NamedLayer, place: number, seed: number, step: number, into: Float32Array): void {
  const { uniform } = stream(seed, 'dropout', step, place);
  const kept = 1 / (1 - layer.dropout);
  for (let i = 0; i < into.length; i++) into[i] = uniform() < layer.dropout ? 0 : kept;
}

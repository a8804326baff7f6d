import type * as tf from '@tensorflow/tfjs';
import type { Shape } from '../../shared/layers/output-shape';
import type { PlacedLayer } from '../../shared/layers/placed';
import { simpleLayers } from '../../shared/layers/placed';

/** Random numbers that a layer needs at every training step, a number for each of a row's. */
export type RandomLayer = { readonly name: string; readonly shape: Shape } & (
  { readonly kind: 'dropout'; readonly rate: number } | { readonly kind: 'noise'; readonly deviation: number }
);

/**
 * Random numbers by layer name, [batch, ...shape]: factors of a dropout, 0 where dropped and 1 / (1 - rate) where kept,
 * and addends of a noise.
 */
export type Masks = Readonly<Record<string, tf.Tensor>>;

/** What a forward pass does only while training. */
export interface Training {
  readonly masks: Masks;
  /** Hears the next value of a statistic. */
  measured(name: string, value: tf.Tensor): void;
}

/** The layers that draw, in the order in which they are computed. */
export function randomLayers(stack: readonly PlacedLayer[]): RandomLayer[] {
  return simpleLayers(stack).flatMap(({ name, layer, output: shape }): RandomLayer[] => {
    if (layer.kind === 'noise') return [{ kind: 'noise', name, shape, deviation: layer.deviation }];
    const rate = layer.kind === 'dropout' ? layer.rate : layer.kind === 'dense' ? layer.dropout : 0;
    return rate > 0 ? [{ kind: 'dropout', name, shape, rate }] : [];
  });
}

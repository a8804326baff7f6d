import * as tf from '@tensorflow/tfjs';
import type { Activation, Layer } from '../../shared/design';
import type { ParameterShape } from './parameter';
import { relu } from './relu';

/** Gives the parameter of a name, as a tensor. */
export type Parameters = (name: string) => tf.Tensor;

/** Dropout masks by layer name: [batch, units], 0 where dropped, 1 / (1 - rate) where kept. */
export type Masks = Readonly<Record<string, tf.Tensor2D>>;

export interface NamedLayer extends Layer {
  readonly name: string;
  readonly inputs: number;
}

/** Names and widths of a stack of dense layers over `inputs` columns. */
export function stack(name: string, inputs: number, layers: readonly Layer[]): NamedLayer[] {
  return layers.map((layer, i) => ({
    ...layer,
    name: `${name} ${i + 1}`,
    inputs: layers[i - 1]?.units ?? inputs,
  }));
}

export function denseShapes(
  layer: Pick<NamedLayer, 'name' | 'inputs' | 'units'>,
  of: Pick<ParameterShape, 'role' | 'task'>,
): ParameterShape[] {
  return [
    { ...of, name: `${layer.name}/kernel`, shape: [layer.inputs, layer.units] },
    { ...of, name: `${layer.name}/bias`, shape: [layer.units] },
  ];
}

/** activation(x W + b), then dropout where a mask is given. x: [batch, inputs] -> [batch, units]. */
export function dense(
  layer: Pick<NamedLayer, 'name' | 'activation'>,
  x: tf.Tensor2D,
  parameters: Parameters,
  masks: Masks = {},
): tf.Tensor2D {
  const kernel = parameters(`${layer.name}/kernel`) as tf.Tensor2D;
  const active = activate(layer.activation, tf.add(tf.matMul(x, kernel), parameters(`${layer.name}/bias`)));
  const mask = masks[layer.name];
  return mask ? tf.mul(active, mask) : active;
}

function activate(activation: Activation, x: tf.Tensor2D): tf.Tensor2D {
  switch (activation) {
    case 'relu':
      return relu(x);
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'linear':
      return x;
  }
}

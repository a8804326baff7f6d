import { sizeOf, type Shape, type SimpleLayer } from './output-shape';

/** Numbers that belong to a layer. */
export interface LayerParameter {
  readonly name: 'kernel' | 'depthwise' | 'bias' | 'gamma' | 'beta' | 'moving mean' | 'moving variance';
  readonly shape: Shape;
  /** The value each of its numbers begins with, or random ones as a kernel needs them. */
  readonly begins: 'glorot' | 0 | 1;
  /** Measured while training, not learned. */
  readonly statistic?: true;
}

/** What a layer learns and measures over inputs of a shape; kernels as [..., in, out]. */
export function parametersOf(layer: SimpleLayer, input: Shape): LayerParameter[] {
  const channels = input.at(-1) ?? 1;
  switch (layer.kind) {
    case 'dense':
      return affine([sizeOf(input), layer.units], layer.units);
    case 'conv1d':
      return affine([layer.kernel, channels, layer.filters], layer.filters);
    case 'conv2d':
      return affine([layer.kernel, layer.kernel, channels, layer.filters], layer.filters);
    case 'depthwise-conv2d':
      return [depthwise(layer, channels), vector('bias', channels * layer.multiplier, 0)];
    case 'separable-conv2d':
      return [
        depthwise(layer, channels),
        ...affine([1, 1, channels * layer.multiplier, layer.filters], layer.filters),
      ];
    case 'batch-norm':
      return [
        ...scaling(channels),
        { ...vector('moving mean', channels, 0), statistic: true },
        { ...vector('moving variance', channels, 1), statistic: true },
      ];
    case 'layer-norm':
      return scaling(channels);
    case 'reshape':
    case 'flatten':
    case 'activation':
    case 'pool':
    case 'global-pool':
    case 'dropout':
    case 'noise':
      return [];
  }
}

function affine(kernel: Shape, outputs: number): LayerParameter[] {
  return [{ name: 'kernel', shape: kernel, begins: 'glorot' }, vector('bias', outputs, 0)];
}

function scaling(channels: number): LayerParameter[] {
  return [vector('gamma', channels, 1), vector('beta', channels, 0)];
}

/** [height, width, channels, multiplier] */
function depthwise(
  { kernel, multiplier }: { kernel: number; multiplier: number },
  channels: number,
): LayerParameter {
  return { name: 'depthwise', shape: [kernel, kernel, channels, multiplier], begins: 'glorot' };
}

function vector(name: LayerParameter['name'], length: number, begins: 0 | 1): LayerParameter {
  return { name, shape: [length], begins };
}

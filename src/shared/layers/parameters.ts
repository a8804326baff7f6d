import { sizeOf, type Shape, type SimpleLayer } from './output-shape';

/** Numbers that belong to a layer. */
export interface LayerParameter {
  readonly name:
    | 'kernel'
    | 'depthwise'
    | 'recurrent kernel'
    | 'bias'
    | 'output kernel'
    | 'output bias'
    | 'gamma'
    | 'beta'
    | 'moving mean'
    | 'moving variance';
  readonly shape: Shape;
  /**
   * The value each of its numbers begins with, or random ones as a kernel needs them; `remember`: 1 in the second of
   * four equal parts, the gate by which an LSTM forgets, and 0 elsewhere (Jozefowicz et al., 2015).
   */
  readonly begins: 'glorot' | 'remember' | 0 | 1;
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
    case 'gru':
      return gates(channels, 3, layer.units, 0);
    case 'lstm':
      return gates(channels, 4, layer.units, 'remember');
    case 'attention': {
      const joined = layer.heads * layer.width;
      return [
        ...affine([channels, 3 * joined], 3 * joined),
        { name: 'output kernel', shape: [joined, channels], begins: 'glorot' },
        vector('output bias', channels, 0),
      ];
    }
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

/** From the inputs and from the state to so many gates side by side. */
function gates(
  channels: number,
  count: number,
  units: number,
  begins: LayerParameter['begins'],
): LayerParameter[] {
  return [
    { name: 'kernel', shape: [channels, count * units], begins: 'glorot' },
    { name: 'recurrent kernel', shape: [units, count * units], begins: 'glorot' },
    { name: 'bias', shape: [count * units], begins },
  ];
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

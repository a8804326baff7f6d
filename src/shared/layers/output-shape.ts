import { AppError } from '../errors/app-error';
import type { Layer, LayerOf } from '../design';

/** Sizes of the axes, without the batch: [width], [length, channels] or [height, width, channels]. */
export type Shape = readonly number[];

/** A layer that is not made of layers. */
export type SimpleLayer = Exclude<Layer, { kind: 'residual' | 'concat' }>;

type Windowed = LayerOf<'conv1d' | 'conv2d' | 'depthwise-conv2d' | 'separable-conv2d'>;

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Such as `8 × 8 × 1`. */
export function shapeText(shape: Shape): string {
  return shape.join(' × ');
}

/**
 * The shape that leaves a layer.
 * @param name of the layer, for the refusal
 * @throws design.*: the layer does not fit on what comes in
 */
export function outputShape(layer: SimpleLayer, name: string, input: Shape): Shape {
  const channels = input.at(-1) ?? 1;
  switch (layer.kind) {
    case 'dense':
      return [layer.units];
    case 'reshape':
      return reshaped(layer, name, input);
    case 'flatten':
      return [sizeOf(input)];
    case 'conv1d':
      if (input.length !== 2) throw misplaced('design.needs-length', layer, name, input);
      return windowed(layer, name, input, layer.filters);
    case 'conv2d':
    case 'separable-conv2d':
      if (input.length !== 3) throw misplaced('design.needs-image', layer, name, input);
      return windowed(layer, name, input, layer.filters);
    case 'depthwise-conv2d':
      if (input.length !== 3) throw misplaced('design.needs-image', layer, name, input);
      return windowed(layer, name, input, channels * layer.multiplier);
    case 'gru':
    case 'lstm':
      refuseLong(layer, name, input);
      return layer.sequences ? [input[0] ?? 1, layer.units] : [layer.units];
    case 'attention':
      refuseLong(layer, name, input);
      return input;
    case 'pool':
      return [...positionsOf(layer, name, input).map((length) => pooled(layer, name, length)), channels];
    case 'global-pool':
      positionsOf(layer, name, input);
      return [channels];
    case 'activation':
    case 'batch-norm':
    case 'layer-norm':
    case 'dropout':
    case 'noise':
      return input;
  }
}

/**
 * The most positions of layers that take all of them in one step. Recurrence is unrolled: at 256 a step is 8,000 nodes and
 * takes seconds to compile. Attention compares each position with each: at 512 a batch of 32 with four heads keeps 130 MB
 * a layer and takes half a second.
 */
const MOST_POSITIONS = { gru: 256, lstm: 256, attention: 512 } as const;

function refuseLong(layer: LayerOf<'gru' | 'lstm' | 'attention'>, name: string, input: Shape): void {
  if (input.length !== 2) throw misplaced('design.needs-length', layer, name, input);
  const [length = 1] = input;
  const most = MOST_POSITIONS[layer.kind];
  if (length > most)
    throw new AppError('design.too-long', { layerName: name, layerKind: layer.kind, length, most });
}

function reshaped({ shape }: LayerOf<'reshape'>, name: string, input: Shape): Shape {
  const [wanted, size] = [sizeOf(shape), sizeOf(input)];
  if (wanted === size) return shape;
  throw new AppError('design.reshape-size', {
    layerName: name,
    shape: shapeText(shape),
    wanted,
    given: shapeText(input),
    size,
  });
}

function windowed(layer: Windowed, name: string, input: Shape, channels: number): Shape {
  const { kernel, stride, dilation, padding } = layer;
  if (stride > 1 && dilation > 1)
    throw new AppError('design.stride-and-dilation', { layerName: name, stride, dilation });
  const span = (kernel - 1) * dilation + 1;
  const positions = input.slice(0, -1).map((length) => {
    return padding === 'same' ? Math.ceil(length / stride) : wholeWindows(name, span, stride, length);
  });
  return [...positions, channels];
}

function pooled({ size, stride = size }: LayerOf<'pool'>, name: string, length: number): number {
  return wholeWindows(name, size, stride, length);
}

/** How many windows of a span lie wholly within so many positions. */
function wholeWindows(name: string, span: number, stride: number, length: number): number {
  if (span > length) throw new AppError('design.window-too-large', { layerName: name, span, length });
  return Math.floor((length - span) / stride) + 1;
}

/** The axes over which a window moves. */
function positionsOf(layer: LayerOf<'pool' | 'global-pool'>, name: string, input: Shape): Shape {
  if (input.length < 2) throw misplaced('design.needs-positions', layer, name, input);
  return input.slice(0, -1);
}

function misplaced(
  code: 'design.needs-length' | 'design.needs-image' | 'design.needs-positions',
  { kind }: Layer,
  name: string,
  input: Shape,
): AppError {
  return new AppError(code, { layerName: name, layerKind: kind, given: shapeText(input) });
}

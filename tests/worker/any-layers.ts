/** Any stack of layers that fits on what comes in, with everything small. */
import fc from 'fast-check';
import type { Activation, Layer, LayerKind } from '../../src/shared/design';
import type { Shape } from '../../src/shared/layers/output-shape';
import { endOf, placeStack } from '../../src/shared/layers/placed';

const EVERY: Readonly<Record<LayerKind, true>> = {
  dense: true,
  reshape: true,
  flatten: true,
  activation: true,
  conv1d: true,
  conv2d: true,
  'depthwise-conv2d': true,
  'separable-conv2d': true,
  pool: true,
  'global-pool': true,
  'batch-norm': true,
  'layer-norm': true,
  gru: true,
  lstm: true,
  attention: true,
  dropout: true,
  noise: true,
  residual: true,
  concat: true,
};
export const KINDS = Object.keys(EVERY) as LayerKind[];

type Generator = fc.GeneratorValue;

const SMOOTH: readonly Activation[] = ['linear', 'gelu', 'silu', 'tanh', 'sigmoid', 'softmax'];
const ALL: readonly Activation[] = [...SMOOTH, 'relu', 'leaky-relu'];

export interface Wanted {
  readonly kinds: readonly LayerKind[];
  /** Only activations without a kink. */
  readonly smooth?: boolean;
  readonly most: number;
  /** Layers that it refuses are left out: what is drawn step by step cannot be filtered afterwards. */
  readonly accepts?: (layer: Layer) => boolean;
}

/** A shape of one, two or three axes. */
export const anyShape: fc.Arbitrary<Shape> = fc.oneof(
  fc.tuple(size(1, 9)),
  fc.tuple(size(3, 7), size(1, 3)),
  fc.tuple(size(3, 6), size(3, 6), size(1, 3)),
);

/** What is drawn step by step is not made smaller when it fails: that takes minutes. */
function generated<T>(make: (g: Generator) => T): fc.Arbitrary<T> {
  return fc.noShrink(fc.gen().map(make));
}

/** Layers over an input; only kinds that fit on the axes there are. */
export function anyLayers(input: Shape, wanted: Wanted): fc.Arbitrary<Layer[]> {
  return generated((g) => stackOf(g, input, wanted, g(fc.integer, { min: 0, max: wanted.most })));
}

/** One layer of a kind, over a shape that it takes. */
export function anyLayerOf(kind: LayerKind): fc.Arbitrary<{ input: Shape; layer: Layer }> {
  const wanted: Wanted = { kinds: [kind], smooth: true, most: 1 };
  return generated((g) => {
    const input = g(() => anyShape.filter((shape) => fits(kind, shape)));
    return { input, layer: layerOf(g, kind, input, wanted) };
  });
}

function stackOf(g: Generator, input: Shape, wanted: Wanted, count: number): Layer[] {
  const layers: Layer[] = [];
  for (let i = 0; i < count; i++) {
    const shape = endOf(placeStack('x', input, layers), input);
    const kinds = wanted.kinds.filter((kind) => fits(kind, shape));
    if (kinds.length === 0) break;
    const layer = layerOf(g, pick(g, kinds), shape, wanted);
    if (wanted.accepts?.(layer) ?? true) layers.push(layer);
  }
  return layers;
}

function fits(kind: LayerKind, shape: Shape): boolean {
  if (['conv1d', 'gru', 'lstm', 'attention'].includes(kind)) return shape.length === 2;
  if (kind.endsWith('conv2d')) return shape.length === 3;
  return !kind.endsWith('pool') || shape.length > 1;
}

function layerOf(g: Generator, kind: LayerKind, input: Shape, wanted: Wanted): Layer {
  const activation = pick(g, wanted.smooth ? SMOOTH : ALL);
  const filters = int(g, 1, 3);
  switch (kind) {
    case 'dense':
      return { kind, units: int(g, 1, 6), activation, dropout: pick(g, [0, 0.5]) };
    case 'reshape':
      return { kind, shape: factors(g, input) };
    case 'activation':
      return { kind, activation };
    case 'conv1d':
    case 'conv2d':
      return { kind, filters, activation, ...window(g, input) };
    case 'depthwise-conv2d':
      return { kind, multiplier: int(g, 1, 2), activation, ...window(g, input) };
    case 'separable-conv2d':
      return { kind, filters, multiplier: int(g, 1, 2), activation, ...window(g, input) };
    case 'pool':
      return { kind, mode: pick(g, ['max', 'average']), ...poolWindow(g, input) };
    case 'global-pool':
      return { kind, mode: pick(g, ['max', 'average']) };
    case 'batch-norm':
      return { kind, momentum: 0.9, epsilon: 0.01, statistics: pick(g, ['batch', 'frozen']) };
    case 'layer-norm':
      return { kind, epsilon: 0.01 };
    case 'gru':
    case 'lstm':
      return { kind, units: int(g, 1, 4), sequences: g(fc.boolean) };
    case 'attention':
      return { kind, heads: int(g, 1, 3), width: int(g, 1, 4) };
    case 'dropout':
      return { kind, rate: 0.25 };
    case 'noise':
      return { kind, deviation: 0.5 };
    case 'flatten':
      return { kind };
    case 'residual':
      return { kind, layers: [keepsShape(g, input, wanted)] };
    case 'concat':
      return { kind, branches: [[], [keepsShape(g, input, wanted)]] };
  }
}

function keepsShape(g: Generator, input: Shape, wanted: Wanted): Layer {
  const channels = input.at(-1) ?? 1;
  const activation = pick(g, wanted.smooth ? SMOOTH : ALL);
  const same = { kernel: 3, stride: 1, dilation: int(g, 1, 2), padding: 'same', activation } as const;
  if (input.length === 3) return { kind: 'conv2d', filters: channels, ...same };
  if (input.length === 2) return { kind: 'conv1d', filters: channels, ...same };
  return { kind: 'dense', units: channels, activation, dropout: 0 };
}

type Window = Pick<Extract<Layer, { kind: 'conv2d' }>, 'kernel' | 'stride' | 'dilation' | 'padding'>;

function window(g: Generator, input: Shape): Window {
  const least = Math.min(...input.slice(0, -1));
  const dilation = int(g, 1, 2);
  const stride = dilation === 1 ? int(g, 1, 2) : 1;
  const kernel = int(g, 1, 3);
  const padding = (kernel - 1) * dilation < least && g(fc.boolean) ? 'valid' : 'same';
  return { kernel, stride, dilation, padding };
}

function poolWindow(g: Generator, input: Shape): { size: number; stride?: number } {
  const poolSize = int(g, 1, Math.min(2, ...input.slice(0, -1)));
  return g(fc.boolean) ? { size: poolSize } : { size: poolSize, stride: int(g, 1, 2) };
}

/** The numbers of a shape on one, two or three axes. */
function factors(g: Generator, input: Shape): number[] {
  const all = input.reduce((product, length) => product * length, 1);
  const divisors = (of: number): number[] =>
    Array.from({ length: of }, (_, i) => i + 1).filter((divisor) => of % divisor === 0);
  const first = pick(g, divisors(all));
  const second = pick(g, divisors(all / first));
  return pick(g, [[all], [first, all / first], [first, second, all / first / second]]);
}

function size(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

function int(g: Generator, min: number, max: number): number {
  return g(fc.integer, { min, max });
}

function pick<T>(g: Generator, among: readonly T[]): T {
  return g(() => fc.constantFrom(...among));
}

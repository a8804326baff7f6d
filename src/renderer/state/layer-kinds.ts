import { layer as layerSchema, type Layer, type LayerKind } from '../../shared/design';

/** Settings of layers that are one number, with what they may be. */
export const NUMBERS = {
  units: { min: 1, max: 65536, whole: true },
  filters: { min: 1, max: 65536, whole: true },
  multiplier: { min: 1, max: 64, whole: true },
  heads: { min: 1, max: 64, whole: true },
  width: { min: 1, max: 65536, whole: true },
  kernel: { min: 1, max: 1024, whole: true },
  size: { min: 1, max: 1024, whole: true },
  stride: { min: 1, max: 1024, whole: true },
  dilation: { min: 1, max: 1024, whole: true },
  dropout: { min: 0, max: 0.95, whole: false },
  rate: { min: 0, max: 0.95, whole: false },
  deviation: { min: 1e-6, max: 100, whole: false },
  momentum: { min: 0, max: 0.999999, whole: false },
  epsilon: { min: 1e-12, max: 1, whole: false },
} as const;

/** Settings that are one of a few. */
export const CHOICES = {
  activation: ['linear', 'relu', 'leaky-relu', 'gelu', 'silu', 'tanh', 'sigmoid', 'softmax'],
  padding: ['same', 'valid'],
  mode: ['max', 'average'],
  statistics: ['batch', 'frozen'],
} as const;

export type NumberSetting = keyof typeof NUMBERS;
export type ChoiceSetting = keyof typeof CHOICES;

const window = ['kernel', 'stride', 'dilation', 'padding', 'activation'] as const;

/** The settings of each kind, in the order they are shown; a reshape has its shape besides. */
export const SETTINGS: Readonly<Record<LayerKind, readonly (NumberSetting | ChoiceSetting)[]>> = {
  dense: ['units', 'activation', 'dropout'],
  reshape: [],
  flatten: [],
  activation: ['activation'],
  conv1d: ['filters', ...window],
  conv2d: ['filters', ...window],
  'depthwise-conv2d': ['multiplier', ...window],
  'separable-conv2d': ['filters', 'multiplier', ...window],
  pool: ['mode', 'size', 'stride'],
  'global-pool': ['mode'],
  'batch-norm': ['momentum', 'epsilon', 'statistics'],
  'layer-norm': ['epsilon'],
  gru: ['units'],
  lstm: ['units'],
  attention: ['heads', 'width'],
  dropout: ['rate'],
  noise: ['deviation'],
  residual: [],
  concat: [],
};

/** In the order they are offered. */
export const LAYER_KINDS: readonly LayerKind[] = [
  'dense',
  'batch-norm',
  'layer-norm',
  'activation',
  'dropout',
  'noise',
  'residual',
  'concat',
  'reshape',
  'flatten',
  'conv1d',
  'conv2d',
  'depthwise-conv2d',
  'separable-conv2d',
  'pool',
  'global-pool',
  'gru',
  'lstm',
  'attention',
];

/** What a setting begins with when a kind is chosen and the layer before had no such setting. */
const BEGINS = {
  units: 64,
  filters: 16,
  heads: 4,
  width: 16,
  kernel: 3,
  rate: 0.2,
  deviation: 0.1,
  mode: 'max',
  activation: 'relu',
};

/**
 * A layer of another kind, with the settings that both kinds have. A block is built around the layer that was there:
 * a residual of it, or branches of it and of the input itself.
 * @param width numbers that come in, where they are known: a reshape keeps them
 */
export function asKind(layer: Layer, kind: LayerKind, width: number): Layer {
  if (kind === layer.kind) return layer;
  if (kind === 'residual') return { kind, layers: [layer] };
  if (kind === 'concat') return { kind, branches: [[layer], []] };
  const known: Record<string, unknown> = { ...BEGINS, ...layer, kind, shape: [width, 1] };
  const wanted = ['kind', ...(kind === 'reshape' ? ['shape'] : SETTINGS[kind])];
  return layerSchema.parse(
    Object.fromEntries(wanted.flatMap((name) => (name in known ? [[name, known[name]]] : []))),
  );
}

/** A layer with one setting changed; undefined when it may not have that value. */
export function withSetting(layer: Layer, name: string, value: unknown): Layer | undefined {
  const parsed = layerSchema.safeParse({ ...layer, [name]: value });
  return parsed.success ? parsed.data : undefined;
}

/** The value of a setting; undefined when the layer has none of that name, or it was left out. */
export function settingOf(layer: Layer, name: string): unknown {
  return Object.entries(layer).find(([key]) => key === name)?.[1];
}

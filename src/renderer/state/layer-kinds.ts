import { layer as layerSchema, type Layer, type LayerKind } from '../../shared/design';
import { settingsByKind } from './schema-fields';

type Settings<L> = L extends unknown ? Exclude<keyof L, 'kind' | 'layers' | 'branches' | 'shape'> : never;
type ValueOf<L, Name> = L extends unknown
  ? Name extends keyof L
    ? Exclude<L[Name], undefined>
    : never
  : never;
type SettingOf<T> = {
  [Name in Settings<Layer>]: [ValueOf<Layer, Name>] extends [T] ? Name : never;
}[Settings<Layer>];

/** Settings that are one number, one of a few, or on and off. */
export type NumberSetting = SettingOf<number>;
export type ChoiceSetting = SettingOf<string>;
export type SwitchSetting = SettingOf<boolean>;

/** The settings of each kind. */
export const LAYER_SETTINGS = settingsByKind(layerSchema.options);

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
  const wanted = ['kind', ...(LAYER_SETTINGS.get(kind)?.keys() ?? [])];
  return layerSchema.parse(
    Object.fromEntries(wanted.flatMap((name) => (name in known ? [[name, known[name]]] : []))),
  );
}

/** A layer with one setting changed; undefined when it may not have that value. */
export function withSetting(layer: Layer, name: string, value: unknown): Layer | undefined {
  const parsed = layerSchema.safeParse({ ...layer, [name]: value });
  return parsed.success ? parsed.data : undefined;
}

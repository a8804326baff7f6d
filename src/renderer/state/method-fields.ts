/** The settings of methods and losses as fields: which there are, within which range, and which a kind has. */
import type { LossName } from '../../shared/loss';
import type { Optimizer } from '../../shared/method';
import type { Schedule } from '../../shared/schedule';

/** A number within a range, or a switch. */
type FieldKind =
  | { readonly min: number; readonly max: number; readonly whole?: boolean; readonly optional?: boolean }
  | 'switch';

/** Nearly 1: what is kept from step to step is less than all of it. */
const BELOW_ONE = 0.999999;
const KEPT = { min: 0, max: BELOW_ONE };
const CUT = { min: 0.000001, max: BELOW_ONE };
const SHARE = { min: 0, max: 1 };
const EPOCHS = { min: 1, max: 1_000_000, whole: true };

export const FIELDS = {
  momentum: KEPT,
  nesterov: 'switch',
  beta1: KEPT,
  beta2: KEPT,
  rho: KEPT,
  epsilon: { min: 1e-30, max: 1 },
  amsgrad: 'switch',
  centered: 'switch',
  warmup: { min: 0, max: 10_000_000, whole: true },
  every: EPOCHS,
  factor: CUT,
  floor: SHARE,
  rise: SHARE,
  start: SHARE,
  end: SHARE,
  patience: EPOCHS,
  smoothing: { ...KEPT, optional: true },
  classWeights: 'switch',
  gamma: { min: 0, max: 20 },
  delta: { min: 1e-6, max: 1e6 },
} as const satisfies Record<string, FieldKind>;
export type FieldName = keyof typeof FIELDS;

/** One of them as what every field may be. */
export function fieldOf(name: FieldName): FieldKind {
  return FIELDS[name];
}

type FieldsOf<Kind extends string> = Readonly<Record<Kind, readonly FieldName[]>>;

export const OPTIMIZER_FIELDS: FieldsOf<Optimizer['kind']> = {
  adam: ['beta1', 'beta2', 'epsilon', 'amsgrad'],
  sgd: ['momentum', 'nesterov'],
  rmsprop: ['rho', 'momentum', 'epsilon', 'centered'],
  adagrad: ['epsilon'],
  lion: ['beta1', 'beta2'],
};

export const SCHEDULE_FIELDS: FieldsOf<Schedule['kind']> = {
  constant: ['warmup'],
  step: ['every', 'factor', 'warmup'],
  cosine: ['floor', 'warmup'],
  'one-cycle': ['rise', 'start', 'end'],
  plateau: ['patience', 'factor', 'warmup'],
};

export const LOSS_FIELDS: FieldsOf<LossName> = {
  'sigmoid-cross-entropy': ['smoothing', 'classWeights'],
  'softmax-cross-entropy': ['smoothing', 'classWeights'],
  'sigmoid-focal': ['gamma', 'classWeights'],
  'softmax-focal': ['gamma', 'classWeights'],
  'squared-error': [],
  'absolute-error': [],
  huber: ['delta'],
  gaussian: [],
  poisson: [],
};

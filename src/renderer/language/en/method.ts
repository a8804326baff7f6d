import type { Clip } from '../../../shared/method';
import type { Schedule } from '../../../shared/schedule';
import type { FieldName } from '../../state/method-fields';

/** How a plan is trained, setting by setting. */
export const method = {
  none: 'none',
  optimizer: 'Optimizer',
  schedule: 'Course of the learning rate',
  scheduleName: {
    none: 'Stays as it is',
    constant: 'Constant after a warm-up',
    step: 'Cut every so many epochs',
    cosine: 'Cosine down to the end',
    'one-cycle': 'One cycle up and down',
    plateau: 'Cut on plateaus',
  } satisfies Record<Schedule['kind'] | 'none', string>,
  clip: 'Clip the gradient',
  clipName: { none: 'Never', norm: 'By its length', value: 'Each number' } satisfies Record<
    Clip['kind'] | 'none',
    string
  >,
  limit: 'Limit',
  weightDecay: 'Weight decay',
  average: 'Average of weights',
  accumulate: 'Batches an update',
  lossOf: (task: string): string => `Loss of ${task}`,
  field: {
    momentum: 'Momentum',
    nesterov: 'Look ahead',
    beta1: 'Beta 1',
    beta2: 'Beta 2',
    rho: 'Rho',
    epsilon: 'Epsilon',
    amsgrad: 'AMSGrad',
    centered: 'Centred',
    warmup: 'Warm-up updates',
    every: 'Every so many epochs',
    factor: 'Cut to',
    floor: 'Down to',
    rise: 'Share that rises',
    start: 'Starts at',
    end: 'Ends at',
    patience: 'Epochs to wait',
    smoothing: 'Smooth labels by',
    classWeights: 'Balance classes',
    gamma: 'Gamma',
    delta: 'Linear from',
  } satisfies Record<FieldName, string>,
};

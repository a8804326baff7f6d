import type { Optimizer } from '../../../shared/method';
import { formatsOf } from '../formats';

const { number, whole } = formatsOf('en');

/** As their authors write them, in every language. */
export const OPTIMIZER_NAMES: Readonly<Record<Optimizer['kind'], string>> = {
  adam: 'Adam',
  sgd: 'SGD',
  rmsprop: 'RMSProp',
  adagrad: 'AdaGrad',
  lion: 'Lion',
};

export const run = {
  progress: 'Progress',
  partOf: 'Part of',
  seed: (n: number): string => `seed ${n}`,
  openModel: 'Use the model',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop and keep the best',
  cancel: 'Cancel the run',
  more: 'More actions',
  waiting: 'Waiting for a free slot',
  starting: 'Getting ready: its rows, the trainer, and the fastest way to take its steps',
  epochOf: (done: number, all: number): string => `epoch ${whole(done)} of ${whole(all)}`,
  phase: (epoch: number, epochs: number, batch: number, batches: number): string =>
    `Epoch ${whole(epoch)} of ${whole(epochs)}, batch ${whole(batch)} of ${whole(batches)}`,
  ended: {
    interrupted: (done: number, all: number): string =>
      `Stopped at epoch ${whole(done)} of ${whole(all)}; resume to go on from there`,
    other: (done: number, all: number): string => `Trained ${whole(done)} of ${whole(all)} epochs`,
  },
  left: (about: string): string => `${about} left`,
  bestEpoch: 'Best epoch',
  trained: 'Trained for',
  rate: 'Rate',
  rowsPerSecond: (n: number): string => (Number.isNaN(n) ? '–' : `${number(n)} rows/s`),
  parameters: 'Parameters',
  /** What the system said is quoted as it is. */
  fasterMissing: (said: string): string => `A faster one did not start: “${said}”.`,
  backend: 'Computed by',
  steps: 'Steps',
  executor: { compiled: 'Native loop', fused: 'XLA loop', eager: 'One by one' },
  executorWhy: {
    measured: 'the fastest that was tried',
    short: 'the run is over before XLA would have compiled it',
    unfit: 'XLA is slow at convolutions',
    backend: 'native TensorFlow is not there',
    kernel: 'this has no native form:',
    fault: 'a faster way failed:',
    differs: 'a faster way came to other losses',
  },
  evaluatedSingly: (why: string): string => `epochs are evaluated one by one: ${why}`,
  microseconds: (n: number): string => `${number(n, 3)} µs a step`,
  optimizer: 'Optimizer',
  optimizerAt: (kind: Optimizer['kind'], rate: string): string => `${OPTIMIZER_NAMES[kind]} ${rate}`,
  curves: 'Curves',
  twins: 'Twins in the study',
  metric: 'Metric',
  mainMetric: 'Each main metric',
  panel: (task: string, metric: string): string => `${task}: ${metric}`,
  best: (epoch: number): string => `best: ${whole(epoch)}`,
  guessing: 'Guessing',
  noEpochs: 'No epoch has ended yet',
  noEpochsAdvice: 'Curves appear with the first one.',
  scores: 'Scores of the best weights',
  better: 'Better is',
  lower: 'lower',
  higher: 'higher',
  near: (level: string): string => `near ${level}`,
  notes: 'Name, tags and note',
};

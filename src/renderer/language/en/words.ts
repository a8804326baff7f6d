import type { ColumnType } from '../../../shared/dataset';
import type { BackendInfo, MetricValue, RunStatus } from '../../../shared/run';
import type { LossName } from '../../../shared/loss';
import type { MetricName, TaskKind } from '../../../shared/task';

type Named<K extends string> = Record<K, string>;

/** The names of things: the vocabulary of the program in this language. */
export const words = {
  task: 'Task',
  study: 'Study',
  run: 'Run',
  model: 'Model',
  dataset: 'Dataset',
  epoch: 'Epoch',
  status: {
    queued: 'Waiting',
    running: 'Running',
    paused: 'Paused',
    interrupted: 'Interrupted',
    finished: 'Finished',
    stopped: 'Stopped',
    cancelled: 'Cancelled',
    diverged: 'Diverged',
    failed: 'Failed',
  } satisfies Named<RunStatus>,
  metric: {
    loss: 'Loss',
    accuracy: 'Accuracy',
    'balanced-accuracy': 'Balanced accuracy',
    auc: 'AUC',
    'log-loss': 'Log loss',
    mae: 'MAE (mean absolute error)',
    rmse: 'RMSE (root mean squared error)',
    r2: 'R²',
    nll: 'Negative log likelihood',
    coverage: 'Coverage of the 90% interval',
    'poisson-deviance': 'Poisson deviance',
  } satisfies Named<MetricName>,
  metricShort: {
    loss: 'loss',
    accuracy: 'acc.',
    'balanced-accuracy': 'bal. acc.',
    auc: 'AUC',
    'log-loss': 'log loss',
    mae: 'MAE',
    rmse: 'RMSE',
    r2: 'R²',
    nll: 'NLL',
    coverage: 'coverage',
    'poisson-deviance': 'deviance',
  } satisfies Named<MetricName>,
  kind: {
    binary: 'Yes or no',
    classes: 'Classes',
    number: 'Number',
    count: 'Count',
    'multi-label': 'Several yes or no',
  } satisfies Named<TaskKind>,
  loss: {
    'sigmoid-cross-entropy': 'Sigmoid cross-entropy',
    'softmax-cross-entropy': 'Softmax cross-entropy',
    'sigmoid-focal': 'Focal, sigmoid',
    'softmax-focal': 'Focal, softmax',
    'squared-error': 'Squared error',
    'absolute-error': 'Absolute error',
    huber: 'Huber',
    gaussian: 'Gaussian, with an interval',
    poisson: 'Poisson',
  } satisfies Named<LossName>,
  part: { train: 'Training', validation: 'Validation', test: 'Test' } satisfies Named<MetricValue['part']>,
  columnType: {
    number: 'Number',
    text: 'Text',
    boolean: 'Yes or no',
    time: 'Time',
  } satisfies Named<ColumnType>,
  encoding: { standard: 'standardised number', oneHot: 'one-hot', embedding: 'embedding' },
  backend: { tensorflow: 'TensorFlow', wasm: 'WebAssembly', cpu: 'JavaScript' } satisfies Named<
    BackendInfo['name']
  >,
};

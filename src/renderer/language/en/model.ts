import type { MetricName } from '../../../shared/task';
import { METRICS } from '../../../shared/verdict/sentence-en';
import { formatsOf } from '../formats';
import { plural } from '../plural';

const { whole } = formatsOf('en');

export const model = {
  about: 'Runs whose best weights were kept: try them, predict a file, take them away.',
  shownOf: (shown: number, all: number): string =>
    `The newest ${whole(shown)} of ${whole(all)}; a search finds every one.`,
  none: 'No model yet',
  noneAdvice: 'Every run that finishes leaves its best weights here.',
  aboutOne: (inputs: number, heads: number): string =>
    `${whole(inputs)} ${plural(inputs, 'input', 'inputs')}, ${whole(heads)} ${plural(heads, 'head', 'heads')}`,
  openRun: 'Open its run',
  tab: { use: 'Use it', good: 'How good it is', relies: 'What it relies on' },
  heldOutAbout: (part: string, rows: number, all: number, method: string): string =>
    rows === all
      ? `${part}: all ${whole(all)} rows. ${method}`
      : `${part}: ${whole(rows)} of ${whole(all)} rows, drawn at random. ${method}`,
  metricsMethod: (resamples: number): string =>
    `Intervals: percentile bootstrap over rows, ${whole(resamples)} samples.`,
  importanceMethod: (repeats: number): string =>
    `Each column is shuffled ${whole(repeats)} times; intervals: Student’s, of the mean.`,
  examining: 'Looking at the model on held-out rows',
  metricsOf: (task: string): string => `Metrics of ${task}`,
  value: 'Value',
  intervalOf: (level: string): string => `${level} interval`,
  interval: (low: string, high: string): string => `${low} to ${high}`,
  confusionOf: (name: string): string => `Confusion matrix of ${name}`,
  errorsOf: (name: string): string => `Errors of ${name}`,
  actual: 'True',
  predictedAs: 'Predicted',
  cell: (actual: string, predicted: string): string => `truly ${actual}, predicted ${predicted}`,
  errorsByTruth: 'Predicted minus true, by the true value; a point opens its row',
  errorsCounted: 'Rows by error; a bar opens its rows',
  errorsSentence: (name: string, rows: number, low: string, high: string): string =>
    `Errors of ${name} against its true value, ${whole(rows)} rows, from ${low} to ${high}.`,
  errorAt: (truth: string, error: string): string => `truly ${truth}, error ${error}`,
  errorBin: (from: string, to: string): string => `error from ${from} to ${to}`,
  rowsBehind: (all: number, shown: number): string =>
    all === shown ? `${whole(all)} ${plural(all, 'row', 'rows')}` : `${whole(shown)} of ${whole(all)} rows`,
  reliesAbout: (metric: MetricName): string =>
    `How much worse ${METRICS[metric]} gets when the cells of one column are shuffled among the rows.`,
  allColumns: (n: number): string => `Show all ${whole(n)} columns`,
  tryIt: 'Try it',
  oneRow: 'One row',
  anyRow: 'Any row',
  fromRow: 'Values of row',
  findField: 'Find an input',
  answers: 'All heads answer',
  noneOfThem: 'none of them',
  expectedIn: (level: string, low: string, high: string): string =>
    `${level} of such rows: ${low} to ${high}`,
  predict: 'Predict a file',
  predictAbout:
    'A CSV file with the same input columns; the answer is a CSV file with one more column for each head.',
  predicting: 'Predicting',
  predicted: (rows: number): string => `${whole(rows)} ${plural(rows, 'row', 'rows')} written to`,
  unseen: (column: string, rows: number): string =>
    `“${column}” holds categories that training never saw, in ${whole(rows)} ${plural(rows, 'row', 'rows')}; they count as unknown.`,
  export: 'Export',
  exportAbout:
    'A folder that plain TensorFlow.js loads, with the recipe and a model card. It is read back in a fresh process and compared with the lab.',
  showFolder: 'Show in folder',
  exportNow: 'Export the model',
  exporting: 'Exporting and checking',
  parity: 'Largest difference',
  parityRows: 'Rows compared',
  parityHint: (rows: number): string =>
    `Between the exported files, read back in a fresh process, and the lab, over all heads and ${whole(rows)} rows held out.`,
};

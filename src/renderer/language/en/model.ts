import { formatsOf } from '../formats';
import { plural } from '../plural';

const { whole } = formatsOf('en');

export const model = {
  about: 'Runs whose best weights were kept: try them, predict a file, take them away.',
  none: 'No model yet',
  noneAdvice: 'Every run that finishes leaves its best weights here.',
  aboutOne: (inputs: number, heads: number): string =>
    `${whole(inputs)} ${plural(inputs, 'input', 'inputs')}, ${whole(heads)} ${plural(heads, 'head', 'heads')}`,
  openRun: 'Open its run',
  tryIt: 'Try it',
  anyRow: 'Any row',
  fromRow: 'Values of row',
  findField: 'Find an input',
  answers: 'All heads answer',
  noneOfThem: 'none of them',
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
  exportNow: 'Export the model',
  exporting: 'Exporting and checking',
  parity: 'Largest difference',
  parityRows: 'Rows compared',
  parityHint: (rows: number): string =>
    `Between the exported files, read back in a fresh process, and the lab, over all heads and ${whole(rows)} rows held out.`,
};

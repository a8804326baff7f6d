import { formatsOf } from '../formats';
import { plural } from '../plural';

const { list, whole } = formatsOf('en');
const layers = (n: number): string => `${whole(n)} ${plural(n, 'layer', 'layers')}`;
const runs = (n: number): string => `${whole(n)} ${plural(n, 'run', 'runs')}`;

export const plan = {
  title: 'Design',
  checking: 'Working out shapes and row counts',
  summary: (parameters: number, train: number, validation: number, test: number): string =>
    `${whole(parameters)} parameters · ${whole(train)} rows to train on, ${whole(validation)} to validate, ${whole(test)} to test`,
  backToData: 'Back to the table',
  noTargets: 'Nothing to predict yet',
  noTargetsAdvice: 'Pick at least one column of the table; each becomes a task.',

  moreInputs: (n: number): string => `and ${whole(n)} more columns`,
  inputTitle: (column: string, encoding: string, width: number): string =>
    `${column}: ${encoding}, ${whole(width)} ${plural(width, 'number', 'numbers')}`,
  parametersShort: (n: number): string => `${whole(n)} params`,
  layerTitle: (units: number, parameters: number): string =>
    `Dense layer: ${whole(units)} units, ${whole(parameters)} parameters`,
  headAbout: (kind: string, outputs: number): string =>
    Number.isNaN(outputs) ? kind : `${kind} · ${whole(outputs)} ${plural(outputs, 'output', 'outputs')}`,
  treeSentence: (inputs: number, trunk: readonly number[], tasks: readonly string[]): string =>
    `The model: ${whole(inputs)} input ${plural(inputs, 'column', 'columns')} flow into a trunk of ${layers(trunk.length)}${trunk.length > 0 ? ` with ${list(trunk.map(whole))} units` : ''}, which branches into ${whole(tasks.length)} ${plural(tasks.length, 'head', 'heads')}: ${list(tasks)}.`,

  ask: 'What do you want to know?',
  train: 'Train this',
  trainAbout: (epochs: number): string =>
    `One run of at most ${whole(epochs)} ${plural(epochs, 'epoch', 'epochs')}; the best weights are kept.`,
  helpAbout: (tasks: number, seeds: number): string =>
    `${runs(seeds * (tasks + 1))}: all tasks together and each alone, ${whole(seeds)} times with other splits and starts.`,
  graftAbout: (seeds: number): string =>
    `${runs(seeds * 4)}: the earlier plan, then this one from scratch, on the frozen trunk and fine-tuned, ${whole(seeds)} times.`,
  startRun: 'Start the run',
  startStudy: 'Start the study',
  seeds: 'Seeds',
  graftFrom: 'Trunk from',
  graftName: (source: string, target: string): string => `${source} → ${target}`,

  tasks: 'Tasks',
  kind: 'Kind',
  kindOf: (task: string): string => `Kind of ${task}`,
  loss: 'Loss',
  labelledRows: 'Rows that have a label, in each part. Rows without one still train the other tasks.',

  settings: 'Settings',
  name: 'Name',
  trunkSize: 'Size of the trunk',
  trunkDepth: 'Depth of the trunk',
  units: (n: number): string => `${whole(n)} units`,
  layers,
  epochs: 'Epochs',
  patience: 'Stop early after',
  never: 'never',
  learningRate: 'Learning rate',
  advanced: 'More settings',
  batchSize: 'Batch size',
  dropout: 'Dropout',
  validationPart: 'Validation part',
  testPart: 'Test part',
  seed: 'Seed',
  weightOf: (task: string): string => `Weight of ${task}`,
  partHint: 'Parts below 1 are shares of the rows, from 1 on numbers of rows.',
  leftOut: 'Columns left out',
  putBack: 'Put back',
};

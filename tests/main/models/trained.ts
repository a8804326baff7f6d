/** A lab with one trained run, as far as using its model needs one: real files, real TensorFlow, weights at random. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelDeps, TableStore } from '../../../src/main/models/deps';
import type { Cell, ColumnProfile, Dataset } from '../../../src/shared/dataset';
import { plan as planSchema } from '../../../src/shared/plan';
import { encodeLabel, encodeRow, featureWidth } from '../../../src/shared/recipe/encode';
import type { FittedRecipe } from '../../../src/shared/recipe/fitted';
import type { PreparedIndex } from '../../../src/shared/recipe/prepared';
import { runDetail, type RunDetail } from '../../../src/shared/run';
import type { ExportJob, PredictJob, VerifyJob } from '../../../src/shared/trainer-messages';
import { examine } from '../../../src/worker/examine/examine';
import { exportModel } from '../../../src/worker/export/export';
import { predict } from '../../../src/worker/predict/predict';
import { newControl, WISH, wish } from '../../../src/worker/run/control';
import { writeModel } from '../../worker/any-model';

export const RUN = 'run-7';

/** Words that may appear nowhere outside the lab: a cell of a column the model does not use, and a row's own text. */
export const CANARY = 'canary-cell-4711';

export const COLUMNS = ['note', 'bill', 'island', 'ring', 'mass', 'species'];

/** Raw rows in the order of `COLUMNS`; ring is a category that is written with digits. */
export const ROWS: Cell[][] = [
  [CANARY, 39.1, 'Torgersen', 1, 3750, 'Adelie'],
  ['', 46.5, 'Dream', 2.5, 3500, 'Chinstrap'],
  [null, null, 'Biscoe', 1, 5400, 'Gentoo'],
  ['x', 50.5, null, 20, 5550, 'Gentoo'],
  ['y', 38.6, 'Biscoe', null, 3450, 'Adelie'],
  ['z', 49.2, 'Dream', 2.5, 4400, 'Chinstrap'],
];

export const FITTED: FittedRecipe = {
  inputs: [
    { kind: 'standard', column: 'bill', mean: 44, deviation: 5, missingIndicator: true },
    { kind: 'embedding', column: 'ring', levels: ['1', '2.5', '20'], dimension: 2 },
    { kind: 'one-hot', column: 'island', levels: ['Biscoe', 'Dream', 'Torgersen'], missingIndicator: true },
  ],
  tasks: [
    { name: '体重 (g)', kind: 'number', targets: ['mass'], classes: [], mean: 4200, deviation: 800 },
    {
      name: 'species',
      kind: 'classes',
      targets: ['species'],
      classes: ['Adelie', 'Chinstrap', 'Gentoo'],
      mean: 0,
      deviation: 1,
    },
  ],
};

const TYPES: Readonly<Record<string, ColumnProfile['type']>> = {
  bill: 'number',
  ring: 'number',
  mass: 'number',
};

const dataset: Dataset = {
  id: '0123456789abcdef',
  name: 'birds | 2024.csv',
  rows: ROWS.length,
  bytes: 1000,
  importedAt: '2024-01-01T00:00:00Z',
  skippedRows: 1,
  columns: COLUMNS.map((name) => ({
    name,
    type: TYPES[name] ?? 'text',
    missing: 0,
    distinct: 3,
    numbers: null,
    top: [{ value: CANARY, count: 1 }],
  })),
  problems: [],
};

const plan = planSchema.parse({
  name: 'birds',
  dataset: dataset.id,
  recipe: {
    columns: {
      bill: { role: 'input' },
      ring: { role: 'input' },
      island: { role: 'input' },
      mass: { role: 'target' },
      species: { role: 'target' },
    },
    split: { kind: 'random', seed: 99 },
    keepLabels: { species: { keep: 2, each: true } },
    shuffleLabels: ['species'],
  },
  tasks: [
    { name: '体重 (g)', targets: ['mass'], kind: 'number' },
    { name: 'species', targets: ['species'], kind: 'classes' },
  ],
  design: {
    trunk: [{ units: 12 }, { units: 8, activation: 'tanh', dropout: 0.5 }],
    heads: { species: [{ units: 5 }] },
  },
  budget: { epochs: 20 },
  seed: 42,
});

/** The first two rows trained, the last three are the test part. */
const PARTS = { train: 2, validation: 1, test: 3 };

const index: PreparedIndex = {
  version: 1,
  dataset: dataset.id,
  parts: PARTS,
  fitted: FITTED,
  labelled: { '体重 (g)': { ...PARTS, pool: 6 }, species: { ...PARTS, pool: 6 } },
  sha256: { features: '', labels: '', rows: '' },
};

export const DETAIL: RunDetail = runDetail.parse({
  id: RUN,
  name: 'birds <img src=x>',
  status: 'finished',
  dataset: dataset.id,
  study: null,
  arm: null,
  seed: 42,
  tasks: ['体重 (g)', 'species'],
  epochs: 20,
  epochsDone: 20,
  bestEpoch: 17,
  createdAt: '2024-01-01T00:00:00Z',
  seconds: 3,
  tags: [],
  note: CANARY,
  starred: false,
  archived: false,
  deletedAt: null,
  backend: { name: 'tensorflow', version: '2.21.0', reason: '' },
  error: null,
  headline: [],
  plan,
  epochsLog: [],
  guess: [{ task: '体重 (g)', part: 'test', metric: 'rmse', value: 802.25 }],
  final: [
    { task: '体重 (g)', part: 'test', metric: 'rmse', value: 321.5 },
    { task: 'species', part: 'test', metric: 'balanced-accuracy', value: 0.96875 },
  ],
  parameters: 1234,
  executor: null,
});

export interface Around {
  readonly home: string;
  readonly deps: ModelDeps;
  /** Names in a folder of the data folder; none when there is no such folder. */
  names(folder: 'exports' | 'tmp'): string[];
  remove(): void;
}

export interface Outside {
  fresh(job: VerifyJob): Promise<void>;
  openStore(folder: string): Promise<TableStore>;
}

/** Answers and exports in this process, which must have chosen a backend. */
export async function work(job: PredictJob | ExportJob): Promise<void> {
  await (job.kind === 'predict' ? predict(job) : exportModel(job));
}

/** Looks at a model in this process; a word that comes meanwhile is heard between columns. */
const examineHere: ModelDeps['trainers']['examine'] = async (job, { progress, signal }) => {
  const control = newControl();
  await examine(job, control, (message) => {
    if (message.type === 'progress') progress(message.batch / message.batches);
    if (signal.aborted) wish(control, WISH.cancel);
  });
};

export function aroundModel(outside: Outside): Around {
  const home = mkdtempSync(join(tmpdir(), 'espalier-models-'));
  const { prepared, weights } = writeModel(home, { plan, fitted: FITTED, rows: ROWS.length });
  writePrepared(prepared);
  const places = { exports: join(home, 'exports'), tmp: join(home, 'tmp') };
  const deps: ModelDeps = {
    run: () => DETAIL,
    bestWeights: () => weights,
    prepared: () => Promise.resolve({ folder: prepared, index }),
    datasets: {
      get: () => Promise.resolve(dataset),
      page: (_, from, count) => Promise.resolve({ rows: ROWS.slice(from, from + count) }),
    },
    openStore: outside.openStore,
    trainers: { work, fresh: outside.fresh, examine: examineHere },
    examining: () => undefined,
    files: { path: (token) => join(home, token), name: (token) => token },
    places,
  };
  return {
    home,
    deps,
    names: (folder) => (existsSync(places[folder]) ? readdirSync(places[folder]).sort() : []),
    remove: () => rmSync(home, { recursive: true }),
  };
}

function labelsOf(rows: readonly Cell[][]): Float32Array {
  return Float32Array.from(
    rows.flatMap((row) =>
      FITTED.tasks.map((task) => encodeLabel(task, row[COLUMNS.indexOf(task.targets[0] ?? '')] ?? null)),
    ),
  );
}

function writePrepared(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const width = featureWidth(FITTED.inputs);
  const features = new Float32Array(ROWS.length * width);
  ROWS.forEach((row, i) =>
    encodeRow(
      FITTED.inputs,
      FITTED.inputs.map(({ column }) => row[COLUMNS.indexOf(column)] ?? null),
      features,
      i * width,
    ),
  );
  writeFileSync(join(folder, 'features.f32'), Buffer.from(features.buffer));
  writeFileSync(join(folder, 'labels.f32'), Buffer.from(labelsOf(ROWS).buffer));
  writeFileSync(join(folder, 'rows.i32'), Buffer.from(Int32Array.from(ROWS.keys()).buffer));
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
}

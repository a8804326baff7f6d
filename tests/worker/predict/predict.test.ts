import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plan as planSchema } from '../../../src/shared/plan';
import type { FittedRecipe } from '../../../src/shared/recipe/fitted';
import type { PredictJob } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { writeCheckpoint } from '../../../src/worker/checkpoint/checkpoint';
import { buildModel } from '../../../src/worker/model/model';
import { predict } from '../../../src/worker/predict/predict';

/** Without a trunk and with weights that are whole numbers, every answer can be worked out by hand. */
const fitted: FittedRecipe = {
  inputs: [
    { kind: 'standard', column: 'x', mean: 0, deviation: 1, missingIndicator: false },
    { kind: 'standard', column: 'y', mean: 0, deviation: 1, missingIndicator: false },
  ],
  tasks: [
    { name: 'mass', kind: 'number', targets: ['mass'], classes: [], mean: 4000, deviation: 500 },
    {
      name: 'wing',
      kind: 'number',
      targets: ['wing'],
      classes: [],
      mean: 200,
      deviation: 10,
      variance: true,
    },
    { name: 'nests', kind: 'count', targets: ['nests'], classes: [], mean: 0, deviation: 3 },
    { name: 'sex', kind: 'binary', targets: ['sex'], classes: ['female', 'male'], mean: 0, deviation: 1 },
    {
      name: 'species',
      kind: 'classes',
      targets: ['species'],
      classes: ['a', 'b', 'c'],
      mean: 0,
      deviation: 1,
    },
  ],
};

const plan = planSchema.parse({
  name: 'by hand',
  dataset: '0123456789abcdef',
  recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
  tasks: fitted.tasks.map(({ name, kind, targets, variance }) => ({
    name,
    kind,
    targets,
    ...(variance && { loss: 'gaussian' }),
  })),
  design: { trunk: [] },
  budget: { epochs: 1 },
});

// Kernels are [inputs, outputs], row by row; then the bias.
const WEIGHTS = [
  [2, 1],
  [3],
  [1, 4, 0, 0],
  [0, 2],
  [1, 0],
  [1],
  [1, -1],
  [0],
  [0, 1, 0, 0, 0, 1],
  [0, 0, 0],
].flat();

let folder: string;
let job: PredictJob;

beforeAll(async () => {
  await chooseBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'espalier-predict-'));
  const index = {
    version: 1,
    dataset: plan.dataset,
    parts: { train: 1, validation: 0, test: 0 },
    fitted,
    labelled: {},
    sha256: { features: '', labels: '', rows: '' },
  };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  const { file, sha256 } = writeCheckpoint(folder, buildModel(plan, fitted).parameters, {
    counters: { epoch: 1, seed: 1, bestEpoch: 1, bestLoss: 1 },
    parameters: Float32Array.from(WEIGHTS),
    slots: new Map(),
  });
  const weights = { path: join(folder, file), sha256 };
  job = {
    kind: 'predict',
    job: 'j',
    plan,
    prepared: folder,
    weights,
    features: join(folder, 'features.f32'),
    rows: 0,
    output: join(folder, 'answers.f32'),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

async function answers(features: Float32Array): Promise<Float32Array> {
  writeFileSync(job.features, Buffer.from(features.buffer));
  await predict({ ...job, rows: features.length / 2 });
  return new Float32Array(new Uint8Array(readFileSync(job.output)).buffer);
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe('answers for features', () => {
  it('are values in the unit of the data, and probabilities, heads side by side', async () => {
    const [x, y] = [0.5, -1] as const;
    const sum = Math.exp(0) + Math.exp(x) + Math.exp(y);
    const expected = [
      4000 + 500 * (2 * x + 1 * y + 3),
      200 + 10 * x,
      10 * Math.exp((10 * Math.tanh((4 * x + 2) / 10)) / 2),
      3 * Math.exp(x + 1),
      sigmoid(x - y),
      Math.exp(0) / sum,
      Math.exp(x) / sum,
      Math.exp(y) / sum,
    ];
    expect([...(await answers(Float32Array.of(x, y)))]).toEqual(
      expected.map((value) => expect.closeTo(value, 4)),
    );
  });

  it('stay with their rows over many blocks', async () => {
    const rows = 10_001;
    const all = await answers(
      Float32Array.from({ length: rows * 2 }, (_, i) => (i % 2 === 0 ? Math.floor(i / 2) / rows : 0)),
    );
    expect(all).toHaveLength(rows * 8);
    for (let row = 0; row < rows; row++)
      expect(all[row * 8]).toBeCloseTo(4000 + 500 * (2 * (row / rows) + 3), 2);
  });

  it('leave no tensor behind', async () => {
    await answers(Float32Array.of(1, 2));
    const before = tf.memory().numTensors;
    await answers(Float32Array.of(3, 4, 5, 6));
    expect(tf.memory().numTensors).toBe(before);
  });

  it('are not made from a checkpoint that changed', async () => {
    const damaged = { ...job, rows: 1, weights: { ...job.weights, sha256: '0'.repeat(64) } };
    await expect(predict(damaged)).rejects.toMatchObject({ code: 'run.checkpoint-damaged' });
  });

  it('say so when their place cannot be written', async () => {
    await answers(Float32Array.of(1, 2));
    const nowhere = { ...job, rows: 1, output: join(folder, 'gone', 'answers.f32') };
    await expect(predict(nowhere)).rejects.toMatchObject({
      code: 'file.write-failed',
      details: { file: 'answers.f32', reason: 'ENOENT' },
    });
  });
});

// needs: native
/** What a variance is for: numbers whose noise depends on the row, and a model that says how sure it is. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stream } from '../../../src/shared/random/stream';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { predict } from '../../../src/worker/predict/predict';
import { examplePlan } from '../example-data';
import { workplace, type Workplace } from './workplace';

const PARTS = { train: 1200, validation: 300, test: 500 };
const ROWS = 2000;
/** Standard deviation of the noise at x: 0.1 at the left end, 0.4 at the right. */
const noise = (x: number): number => 0.25 + 0.15 * x;

let at: Workplace;
let folder: string;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  at = workplace();
  folder = mkdtempSync(join(tmpdir(), 'espalier-gaussian-'));
  const draw = stream(5, 'sample');
  const features = Float32Array.from({ length: ROWS }, () => 2 * draw.uniform() - 1);
  const labels = features.map((x) => Math.sin(3 * x) + noise(x) * draw.normal());
  const fitted = {
    inputs: [{ kind: 'standard', column: 'x', mean: 0, deviation: 1, missingIndicator: false }],
    tasks: [{ name: 'y', kind: 'number', targets: ['y'], classes: [], mean: 0, deviation: 1 }],
  };
  const sha256 = { features: '', labels: '', rows: '' };
  const index = { version: 1, dataset: '0123456789abcdef', parts: PARTS, fitted, labelled: {}, sha256 };
  writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
  writeFileSync(join(folder, 'features.f32'), Buffer.from(features.buffer));
  writeFileSync(join(folder, 'labels.f32'), Buffer.from(labels.buffer));
});
afterAll(() => {
  at.remove();
  rmSync(folder, { recursive: true });
});

const plan = examplePlan({
  tasks: [{ name: 'y', targets: ['y'], kind: 'number', loss: 'gaussian' }],
  design: { trunk: [{ units: 32, activation: 'tanh' }] },
  method: { optimizer: { kind: 'adam', learningRate: 0.003 }, batchSize: 50 },
  budget: { epochs: 60 },
});

it('nine test rows in ten lie within their intervals, which are as wide as the noise is there', async () => {
  const { ended, epochs, messages } = await at.trained(plan, { prepared: folder });
  const scoreOf = (metric: string): number =>
    ended.final.find((one) => one.metric === metric && one.part === 'test')?.value ?? NaN;
  // Four standard errors of a share of 500 rows.
  expect(Math.abs(scoreOf('coverage') - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / PARTS.test));
  const guess = messages.find((message) => message.type === 'started')?.guess ?? [];
  const guessed = guess.find(({ metric, part }) => metric === 'nll' && part === 'test')?.value;
  expect(scoreOf('nll')).toBeLessThan(guessed! - 0.8);

  const best = epochs.findLast((epoch) => epoch.best)!;
  const places = [-0.8, 0, 0.8];
  const asked = { features: join(folder, 'asked.f32'), output: join(folder, 'answers.f32') };
  writeFileSync(asked.features, Buffer.from(Float32Array.from(places).buffer));
  const of = {
    kind: 'predict' as const,
    job: 'p',
    plan,
    prepared: folder,
    weights: at.fileOf(best),
    rows: 3,
  };
  await predict({ ...of, ...asked });
  const answers = new Float32Array(new Uint8Array(readFileSync(asked.output)).buffer);
  places.forEach((x, i) => {
    expect(Math.abs(answers[2 * i]! - Math.sin(3 * x))).toBeLessThan(0.15);
    expect(answers[2 * i + 1]! / noise(x)).toBeGreaterThan(0.7);
    expect(answers[2 * i + 1]! / noise(x)).toBeLessThan(1.4);
  });
});

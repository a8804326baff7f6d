// needs: native
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stepTime } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { measureStep } from '../../../src/worker/run/measure-step';
import { examplePlan, writeExample } from '../example-data';

let folder: string;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'espalier-measure-'));
  writeExample(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function measured(): Promise<number | null> {
  const [output, choices] = [join(folder, 'time.json'), join(folder, 'programs')];
  await measureStep({ kind: 'measure', job: 'm', plan: examplePlan(), prepared: folder, choices, output });
  return stepTime.parse(JSON.parse(readFileSync(output, 'utf8'))).microseconds;
}

it('measures a step once: what was decided by it stays so', async () => {
  const once = await measured();
  expect(once).toBeGreaterThan(0);
  expect(await measured()).toBe(once);
});

it('keeps no tensors', async () => {
  const before = tf.memory().numTensors;
  await measured();
  expect(tf.memory().numTensors).toBe(before);
});

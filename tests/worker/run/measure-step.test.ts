// needs: native
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stepTime } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { intraOpThreads } from '../../../src/worker/backend/threads';
import { measureStep } from '../../../src/worker/run/measure-step';
import { examplePlan, writeExample } from '../example-data';

let folder: string;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'espalier-measure-'));
  writeExample(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function measured(threads = intraOpThreads()): Promise<number | null> {
  const [output, choices] = [join(folder, 'time.json'), join(folder, 'programs')];
  const place = { prepared: folder, choices, output };
  await measureStep({ kind: 'measure', job: 'm', plan: examplePlan(), threads, ...place });
  return stepTime.parse(JSON.parse(readFileSync(output, 'utf8'))).microseconds;
}

it('measures a step once: what was decided by it stays so', async () => {
  const once = await measured();
  expect(once).toBeGreaterThan(0);
  expect(await measured()).toBe(once);
});

it('knows of other threads than its own only what was measured before', async () => {
  const others = intraOpThreads() + 1;
  expect(await measured(others)).toBeNull();
  const own = await measured();
  for (const name of readdirSync(join(folder, 'programs')))
    copyFileSync(
      join(folder, 'programs', name),
      join(folder, 'programs', name.replace(/-\d+\.json$/, `-${others}.json`)),
    );
  expect(await measured(others)).toBe(own);
});

it('keeps no tensors', async () => {
  const before = tf.memory().numTensors;
  await measured();
  expect(tf.memory().numTensors).toBe(before);
});

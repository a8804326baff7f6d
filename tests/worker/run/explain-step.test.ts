import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stepProgram, type StepProgram } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { writeStepProgram } from '../../../src/worker/run/explain-step';
import { examplePlan, writeExample } from '../example-data';

let folder: string;
beforeAll(async () => {
  // No native library is needed to say what a step computes.
  await chooseBackend('cpu');
  folder = mkdtempSync(join(tmpdir(), 'espalier-explain-'));
  writeExample(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function explained(change: Parameters<typeof examplePlan>[0] = {}): Promise<StepProgram> {
  const output = join(folder, 'program.json');
  const plan = examplePlan(change);
  await writeStepProgram({ kind: 'program', job: 'p', plan, prepared: folder, output });
  return stepProgram.parse(JSON.parse(readFileSync(output, 'utf8')));
}

it('says what goes in, what is computed and what comes out', async () => {
  const { text, nodes, unknown } = await explained();
  const lines = text.split('\n');
  expect(lines[0]).toBe('features: float32[16, 4]');
  expect(lines.filter((line) => line.includes(' = '))).toHaveLength(
    nodes + lines.filter((line) => line.startsWith('#')).length,
  );
  expect(lines.at(-1)).toMatch(/^return .*float32\[3\]$/);
  expect(unknown).toEqual([]);
});

it('counts more work for a wider trunk', async () => {
  const [narrow, wide] = [
    await explained({ design: { trunk: [{ units: 8 }] } }),
    await explained({ design: { trunk: [{ units: 80 }] } }),
  ];
  expect(wide.operations).toBeGreaterThan(3 * narrow.operations);
});

it('keeps no tensors', async () => {
  const before = tf.memory().numTensors;
  await explained();
  expect(tf.memory().numTensors).toBe(before);
});

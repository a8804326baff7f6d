import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences, PARITY_LIMIT } from '../../../src/main/models/parity';
import type { Layer } from '../../../src/shared/design';
import { encodedWidth } from '../../../src/shared/recipe/fitted';
import { exportRecipe } from '../../../src/shared/recipe/exported';
import type { VerifyJob } from '../../../src/shared/trainer-messages';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { exportModel } from '../../../src/worker/export/export';
import { loadFrom } from '../../../src/worker/export/model-files';
import { predict } from '../../../src/worker/predict/predict';
import { anyModel, writeModel, type AnyModel } from '../any-model';
import { bundle, type Program } from '../../bundle';

const MODELS = 60;

let folder: string;
let fresh: Program;
beforeAll(async () => {
  await chooseBackend('tensorflow');
  folder = mkdtempSync(join(tmpdir(), 'espalier-export-'));
  fresh = await bundle(new URL('fresh-process.ts', import.meta.url));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await fresh.remove();
});

interface Exported {
  readonly model: AnyModel;
  readonly folder: string;
  readonly lab: string;
  readonly verify: VerifyJob;
}

/** Writes a model as the lab keeps it, has the lab answer and exports it. */
async function exported(model: AnyModel, name: string): Promise<Exported> {
  const at = join(folder, name);
  const { prepared, weights, features } = writeModel(at, model);
  const { plan, rows } = model;
  const lab = join(at, 'lab.f32');
  await predict({ kind: 'predict', job: 'p', plan, prepared, weights, features, rows, output: lab });
  const to = join(at, 'export');
  mkdirSync(to);
  await exportModel({ kind: 'export', job: 'e', plan, prepared, weights, folder: to });
  writeFileSync(join(to, 'recipe.json'), JSON.stringify(exportRecipe(model.fitted, new Map())));
  return {
    model,
    folder: to,
    lab,
    verify: { kind: 'verify', job: 'v', folder: to, features, rows, output: join(at, 'export.f32') },
  };
}

function floats(path: string): Float32Array {
  return new Float32Array(new Uint8Array(readFileSync(path)).buffer);
}

async function verifyAfresh(all: readonly Exported[]): Promise<string[]> {
  const jobs = join(folder, 'jobs.jsonl');
  writeFileSync(jobs, all.map(({ verify }) => JSON.stringify(verify)).join('\n'));
  const { code, output, errors } = await fresh.run([jobs]);
  expect({ code, errors: code === 0 ? '' : errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(output) as string[];
}

describe('an exported model, in a fresh process with plain TensorFlow.js', () => {
  it('answers as the lab does, whatever the design and the recipe', async () => {
    const models = fc.sample(anyModel, { numRuns: MODELS, seed: 20 });
    const all: Exported[] = [];
    for (const [i, model] of models.entries()) all.push(await exported(model, `any-${i}`));
    expect(await verifyAfresh(all)).not.toContain('tfjs-node');
    for (const { model, lab, verify } of all) {
      const { relative } = differences(model.fitted.tasks, floats(lab), floats(verify.output));
      expect(relative, JSON.stringify(model)).toBeLessThanOrEqual(PARITY_LIMIT);
    }
    expect(all.some(({ model }) => model.fitted.inputs.some((input) => input.kind === 'embedding'))).toBe(
      true,
    );
  });
});

describe('a layer that TF.js has not', () => {
  const kept = { kernel: 3, stride: 1, padding: 'same', activation: 'relu' } as const;
  it.each([
    { kind: 'depthwise-conv2d' as const, multiplier: 1, dilation: 2, ...kept },
    { kind: 'separable-conv2d' as const, filters: 2, multiplier: 2, dilation: 1, ...kept },
  ])('is refused by name: $kind', async (layer) => {
    const [any] = fc.sample(anyModel, { numRuns: 1, seed: 3 }) as [AnyModel];
    const width = any.fitted.inputs.reduce((sum, input) => sum + encodedWidth(input), 0);
    const trunk: Layer[] = [{ kind: 'reshape', shape: [width, 1, 1] }, layer];
    const model = { ...any, plan: { ...any.plan, design: { ...any.plan.design, trunk, heads: {} } } };
    await expect(exported(model, `refused-${layer.kind}`)).rejects.toMatchObject({
      code: 'export.layer',
      details: { layerName: 'trunk 2', layerKind: layer.kind },
    });
  });
});

describe('an exported folder', () => {
  const model = fc.sample(anyModel, { numRuns: 1, seed: 3 })[0] as AnyModel;

  it('holds the two files of a TF.js layers model and nothing else', async () => {
    const { folder: to } = await exported(model, 'files');
    expect(readdirSync(to).sort()).toEqual(['model.json', 'recipe.json', 'weights.bin']);
    const file = JSON.parse(readFileSync(join(to, 'model.json'), 'utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({ format: 'layers-model', weightsManifest: [{ paths: ['weights.bin'] }] });
    expect(JSON.stringify(file)).not.toContain(folder);
  });

  it('is the same to the byte when it is written again', async () => {
    const [first, second] = [await exported(model, 'once'), await exported(model, 'twice')];
    for (const file of ['model.json', 'weights.bin', 'recipe.json']) {
      expect(readFileSync(join(second.folder, file))).toEqual(readFileSync(join(first.folder, file)));
    }
  });

  it('leaves no tensor behind', async () => {
    await exported(model, 'first');
    const before = tf.memory().numTensors;
    await exported(model, 'second');
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(['../weights.bin', '/etc/hostname', 'weights.bin/../secret', 'other.bin'])(
    'is not followed to %s',
    async (path) => {
      const { folder: to } = await exported(model, `path-${encodeURIComponent(path)}`);
      const file = join(to, 'model.json');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('"paths":["weights.bin"]', `"paths":[${JSON.stringify(path)}]`),
      );
      await expect(loadFrom(to)).rejects.toThrow('paths');
    },
  );

  it('that cannot be written is refused with the reason', async () => {
    const { plan } = model;
    const { prepared, weights } = writeModel(join(folder, 'refused'), model);
    writeFileSync(join(folder, 'refused', 'file'), '');
    const job = {
      kind: 'export' as const,
      job: 'e',
      plan,
      prepared,
      weights,
      folder: join(folder, 'refused', 'file'),
    };
    await expect(exportModel(job)).rejects.toMatchObject({
      code: 'file.write-failed',
      details: { file: 'weights.bin' },
    });
  });
});

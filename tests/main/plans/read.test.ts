import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlanFile, readStudyFile } from '../../../src/main/plans/read';

const good = {
  name: 'Penguins',
  data: { sample: 'penguins' },
  recipe: { columns: { species: { role: 'target' } }, otherwise: 'input', split: { kind: 'random' } },
  tasks: [{ name: 'species', targets: ['species'], kind: 'classes' }],
  design: { trunk: [{ units: 8 }] },
  budget: { epochs: 3 },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-plans-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(value: unknown): Promise<string> {
  const path = join(folder, 'plan.json');
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

describe('a plan file', () => {
  it('gets its defaults filled in', async () => {
    const plan = await readPlanFile(await written(good));
    expect(plan.method).toEqual({
      optimizer: { kind: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      batchSize: 32,
    });
    expect(plan.design.trunk[0]).toEqual({ kind: 'dense', units: 8, activation: 'relu', dropout: 0 });
    expect(plan.recipe.split).toEqual({ kind: 'random', validation: 0.15, test: 0.15 });
  });

  it('says which key is unknown, where, and which was meant', async () => {
    const path = await written({ ...good, method: { optimizer: { kind: 'adam', learningrate: 0.01 } } });
    await expect(readPlanFile(path)).rejects.toMatchObject({
      code: 'plan.key-unknown',
      details: { key: 'learningrate', place: 'method.optimizer', guess: 'learningRate' },
    });
  });

  it.each([
    [{ budget: { epochs: 0 } }, 'budget.epochs'],
    [{ budget: { epochs: '3' } }, 'budget.epochs'],
    [{ budget: { epochs: 1.5 } }, 'budget.epochs'],
    [{ design: { trunk: [{ units: 8 }, { units: -1 }] } }, 'design.trunk[1].units'],
    [{ design: { trunk: [{ units: 8, dropout: 1 }] } }, 'design.trunk[0].dropout'],
    [{ method: { optimizer: { kind: 'adam', learningRate: 0 } } }, 'method.optimizer.learningRate'],
    [{ method: { optimizer: { kind: 'adamm' } } }, 'method.optimizer.kind'],
    [{ method: { batchSize: 0 } }, 'method.batchSize'],
    [{ seed: -1 }, 'seed'],
    [{ seed: 4294967296 }, 'seed'],
    [{ tasks: [{ name: 'a', targets: [], kind: 'number' }] }, 'tasks[0].targets'],
    [{ tasks: [{ name: 'a', targets: ['b'], kind: 'ordinal' }] }, 'tasks[0].kind'],
    [{ recipe: { ...good.recipe, split: { kind: 'random', test: -0.1 } } }, 'recipe.split.test'],
    [{ name: null }, 'name'],
  ])('refuses %j at its place', async (change, place) => {
    await expect(readPlanFile(await written({ ...good, ...change }))).rejects.toMatchObject({
      code: 'plan.value',
      details: { place },
    });
  });

  it('refuses a format that is newer than it knows', async () => {
    const path = await written({ ...good, version: 2, brandNew: true });
    await expect(readPlanFile(path)).rejects.toMatchObject({
      code: 'plan.newer',
      details: { version: 2, known: 1 },
    });
  });

  it('names a file that is missing, a folder, or not text', async () => {
    await expect(readPlanFile(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'file.missing' });
    await expect(readPlanFile(folder)).rejects.toMatchObject({ code: 'file.not-regular' });
    const path = join(folder, 'bytes.json');
    await writeFile(path, Buffer.from([0x7b, 0xff, 0xfe]));
    await expect(readPlanFile(path)).rejects.toMatchObject({
      code: 'plan.json',
      details: { reason: 'not-utf-8' },
    });
  });
});

describe('a study file', () => {
  it('finds the place inside a plan of the study', async () => {
    const study = { question: 'do-tasks-help', name: 'Together?', plan: { ...good, bugdet: { epochs: 3 } } };
    await expect(readStudyFile(await written(study))).rejects.toMatchObject({
      code: 'plan.key-unknown',
      details: { key: 'bugdet', place: 'plan', guess: 'budget' },
    });
  });

  it('needs at least two seeds, since one pair has no spread', async () => {
    const study = { question: 'do-tasks-help', name: 'Together?', plan: good, seeds: 1 };
    await expect(readStudyFile(await written(study))).rejects.toMatchObject({
      code: 'plan.value',
      details: { place: 'seeds' },
    });
  });

  it('refuses a question that nobody can ask', async () => {
    const study = { question: 'why', name: 'Together?', plan: good };
    await expect(readStudyFile(await written(study))).rejects.toMatchObject({
      code: 'plan.value',
      details: { place: 'question' },
    });
  });
});

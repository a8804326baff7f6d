/** Studies in a real lab: real data, real trainers, real history. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../../src/main/data/prepare';
import { openDatasetStore } from '../../../src/main/data/store';
import { openLab, type Lab } from '../../../src/main/lab/lab';
import { forkTrainer } from '../../../src/main/slots/fork';
import { twins } from '../../../src/main/studies/twins';
import type { Plan } from '../../../src/shared/plan';
import type { StudyDetail, StudyPlan, StudyStatus } from '../../../src/shared/study';
import { buildTrainer, type Programs } from '../lab/trainer';
import { study } from './plans';

const resources = join(import.meta.dirname, '../../../resources');
let programs: Programs;
let home: string;
let lab: Lab;

beforeAll(async () => {
  programs = await buildTrainer();
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'studies-'));
  lab = await open();
});
afterEach(async () => {
  await lab.close();
  await rm(home, { recursive: true, force: true });
});

function open(): Promise<Lab> {
  return openLab({ home, resources, host: 'command-line', spawn: forkTrainer(programs.entry) });
}

/** The shipped penguins study, cut down to a test's length. */
async function penguins(epochs: number): Promise<StudyPlan> {
  const { dataset, plan } = await shippedPenguins();
  const short = { ...plan, dataset, budget: { epochs, patience: null } };
  return study({ question: 'do-tasks-help', name: 'penguins', plan: short, seeds: 2 });
}

async function shippedPenguins(): Promise<{ dataset: string; plan: Omit<Plan, 'dataset'> }> {
  const { id } = await lab.client.call('samples.open', { sample: 'penguins' });
  const { plan }: { plan: { data: unknown } & Omit<Plan, 'dataset'> } = JSON.parse(
    await readFile(join(resources, 'samples/penguins/tasks-help.json'), 'utf8'),
  );
  const { data: _data, ...rest } = plan;
  return { dataset: id, plan: rest };
}

/** The study once it has one of these states, as its events tell. */
function until(id: string, wanted: readonly StudyStatus[]): Promise<StudyDetail> {
  return new Promise((resolve) => {
    const look = async (): Promise<void> => {
      const found = await lab.client.call('studies.get', { study: id });
      if (!wanted.includes(found.status)) return;
      stop();
      resolve(found);
    };
    const stop = lab.subscribe((event) => {
      if (event.type === 'study.changed' && event.study.id === id) void look();
    });
    void look();
  });
}

/** Resolves when so many runs of the study have ended. */
function ended(id: string, runs: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = lab.subscribe((event) => {
      if (event.type !== 'study.changed' || event.study.id !== id || event.study.runsEnded < runs) return;
      stop();
      resolve();
    });
  });
}

describe('a study in a real lab', () => {
  it('trains its twins and says what follows, in both languages', async () => {
    const { id } = await lab.client.call('studies.start', { plan: await penguins(2) });
    const { verdict, members, runsEnded } = await until(id, ['finished', 'failed']);
    expect(runsEnded).toBe(8);
    expect(members.map(({ arm, seed }) => `${arm} #${seed}`).sort()).toEqual(
      ['alone: body mass', 'alone: sex', 'alone: species', 'together'].flatMap((arm) => [
        `${arm} #1`,
        `${arm} #2`,
      ]),
    );
    expect(verdict?.comparisons.map(({ task, metric }) => `${task} ${metric}`)).toEqual([
      'species balanced-accuracy',
      'sex balanced-accuracy',
      'body mass rmse',
    ]);
    expect(
      verdict?.comparisons.every(({ pairs }) =>
        pairs.every((pair) => Number.isFinite(pair.with + pair.without)),
      ),
    ).toBe(true);
    // A quarter of 344 penguins is for testing, 15 % for validation; two have no body mass.
    expect(verdict?.comparisons[0]).toMatchObject({
      testRows: 86,
      trainRows: 344 - 86 - 52,
      overlap: (344 - 86 - 52) / 344,
    });
    expect(verdict?.sentence.en).toContain('2 seeds');
    expect(verdict?.sentence.zh).toContain('2 个随机种子');
  });

  it('survives the end of the program: what was trained is kept, the rest goes on', async () => {
    const { id } = await lab.client.call('studies.start', { plan: await penguins(40) });
    await ended(id, 1);
    await lab.close();
    lab = await open();
    const before = await lab.client.call('studies.get', { study: id });
    expect(before.status).toBe('interrupted');
    const kept = before.members.filter(({ status }) => status === 'finished').map((run) => run.id);
    expect(kept.length).toBeGreaterThan(0);
    await lab.client.call('studies.resume', { study: id });
    const after = await until(id, ['finished', 'failed']);
    expect(after).toMatchObject({ status: 'finished', runs: 8, runsEnded: 8 });
    // One run a twin: nothing was trained twice.
    expect(after.members).toHaveLength(8);
    expect(after.members.map((run) => run.id)).toEqual(expect.arrayContaining(kept));
  });

  it('grafts what a source has learned', async () => {
    const { dataset, plan } = await shippedPenguins();
    const only = (name: string): unknown => ({
      ...plan,
      name,
      dataset,
      tasks: plan.tasks.filter((task) => task.name === name),
      recipe: {
        ...plan.recipe,
        columns: Object.fromEntries(['species', 'sex', 'body_mass_g'].map((c) => [c, { role: 'ignored' }])),
      },
      budget: { epochs: 2 },
    });
    const asked = study({
      question: 'does-graft-help',
      name: 'graft',
      source: only('species'),
      target: only('sex'),
      labels: [20],
    });
    const { id } = await lab.client.call('studies.start', { plan: asked });
    const { verdict, members, status } = await until(id, ['finished', 'failed']);
    expect(status).toBe('finished');
    const details = await Promise.all(members.map((run) => lab.client.call('runs.get', { run: run.id })));
    const sources = new Map(details.filter(({ arm }) => arm === 'source').map((run) => [run.seed, run.id]));
    const grafted = details.filter((run) => run.plan.graft);
    expect(grafted).toHaveLength(4);
    expect(grafted.every((run) => run.plan.graft?.from === sources.get(run.seed))).toBe(true);
    expect(
      verdict?.comparisons.map(({ arm, labels, trainRows, interval }) => [arm, labels, trainRows, interval]),
    ).toEqual([
      ['frozen', 20, 20, 'paired-t'],
      ['fine-tuned', 20, 20, 'paired-t'],
    ]);
  });
});

describe('twins', () => {
  it('see the same rows in the same parts and, of a hidden task, the same labels', async () => {
    const { dataset, plan } = await shippedPenguins();
    const few = { ...plan.recipe, keepLabels: { 'body mass': { keep: 15 } } };
    const asked = study({ question: 'do-tasks-help', plan: { ...plan, dataset, recipe: few } });
    const store = await openDatasetStore(join(home, 'datasets'));
    const rowsOf = async (twin: { plan: Plan }): Promise<{ test: number[]; labelled: number[] }> => {
      const { folder, index } = await prepare(store, join(home, 'prepared'), twin.plan);
      const rows = await readWords(join(folder, 'rows.i32'), (bytes, at) => bytes.readInt32LE(at));
      const labels = await readWords(join(folder, 'labels.f32'), (bytes, at) => bytes.readFloatLE(at));
      const width = labels.length / rows.length;
      const column = index.fitted.tasks.findIndex(({ name }) => name === 'body mass');
      const train = rows.slice(0, index.parts.train);
      return {
        test: rows.slice(-index.parts.test),
        labelled: train.filter((_, i) => !Number.isNaN(labels[i * width + column])).sort((a, b) => a - b),
      };
    };
    const [together, alone] = await Promise.all(
      twins(asked)
        .filter(({ arm, seed }) => seed === 2 && (arm === 'together' || arm === 'alone: body mass'))
        .map(rowsOf),
    );
    await store.close();
    expect(together?.labelled).toHaveLength(15);
    expect(alone).toEqual(together);
  });
});

async function readWords(path: string, word: (bytes: Buffer, at: number) => number): Promise<number[]> {
  const bytes = await readFile(path);
  return Array.from({ length: bytes.length / 4 }, (_, i) => word(bytes, 4 * i));
}

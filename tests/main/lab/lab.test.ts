import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openLab, type Lab } from '../../../src/main/lab/lab';
import { forkTrainer } from '../../../src/main/slots/fork';
import type { TrainerHandle } from '../../../src/main/slots/trainer';
import { contract } from '../../../src/shared/contract/contract';
import { plan, type Plan } from '../../../src/shared/plan';
import { ENDED, type RunDetail, type RunSummary } from '../../../src/shared/run';
import { temporaryHome } from '../history/example';
import { isAlive } from '../slots/fake';
import { buildTrainer } from './trainer';

/** Everything is real: DuckDB, SQLite, trainer processes, TensorFlow. */
let trainer: Awaited<ReturnType<typeof buildTrainer>>;
let home: Awaited<ReturnType<typeof temporaryHome>>;
let lab: Lab;
let processes: TrainerHandle[];

const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

async function open(): Promise<void> {
  const fork = forkTrainer(trainer.entry);
  lab = await openLab({
    home: home.home,
    resources,
    host: 'command-line',
    spawn: (environment) => {
      const started = fork(environment);
      processes.push(started);
      return started;
    },
  });
}

beforeAll(async () => {
  trainer = await buildTrainer();
});
afterAll(() => trainer.remove());

beforeEach(async () => {
  home = await temporaryHome();
  processes = [];
  await open();
});

afterEach(async () => {
  await lab.close();
  expect(processes.filter(({ pid }) => isAlive(pid))).toEqual([]);
  await home[Symbol.asyncDispose]();
});

/** Epochs that take seconds, so that a run is still training when it is ended from outside. */
const MANY = 2000;

/** 240 rows: y = 3a - 2b, and whether that is above 0. */
async function importTable(): Promise<string> {
  const rows = Array.from({ length: 240 }, (_, i) => {
    const [a, b] = [Math.sin(i), Math.cos(2.3 * i)];
    const y = 3 * a - 2 * b;
    return [a, b, y, y > 0 ? 'yes' : 'no'].join(',');
  });
  const path = join(home.tmp, 'lines.csv');
  await writeFile(path, ['a,b,y,up', ...rows].join('\n') + '\n');
  const { token } = await lab.files.issue(path);
  const { dataset } = await lab.client.call('datasets.import', { job: 'j', token, options: {} });
  return dataset.id;
}

function planFor(
  dataset: string,
  changes: { epochs?: number; graft?: Plan['graft']; name?: string } = {},
): Plan {
  return plan.parse({
    name: changes.name ?? 'lines',
    dataset,
    recipe: {
      columns: { a: { role: 'input' }, b: { role: 'input' } },
      split: { kind: 'random', validation: 0.2, test: 0.2 },
    },
    tasks: [
      { name: 'y', targets: ['y'], kind: 'number' },
      { name: 'up', targets: ['up'], kind: 'binary' },
    ],
    design: { trunk: [{ units: 16, activation: 'tanh', dropout: 0.1 }] },
    method: { optimizer: { kind: 'adam', learningRate: 0.02 } },
    budget: { epochs: changes.epochs ?? 12 },
    ...(changes.graft ? { graft: changes.graft } : {}),
  });
}

const detail = (run: string): Promise<RunDetail> => lab.client.call('runs.get', { run });

/** Resolves when a run is so, as its listeners are told. */
async function until(run: string, is: (run: RunSummary) => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = lab.subscribe((event) => {
      if (event.type === 'run.changed' && event.run.id === run && is(event.run)) settle();
    });
    const settle = (): void => {
      stop();
      resolve();
    };
    void detail(run).then((now) => is(now) && settle());
  });
}
const ended = async (run: string): Promise<RunDetail> =>
  until(run, ({ status }) => ENDED.has(status)).then(() => detail(run));

async function train(of: Plan): Promise<RunDetail> {
  return ended((await lab.client.call('runs.start', { plan: of })).id);
}

test('every call of the contract has its handler', () => {
  expect(Object.keys(lab.handlers).toSorted()).toEqual(Object.keys(contract).toSorted());
});

test('from a file to a model that answers', async () => {
  const run = await train(planFor(await importTable()));
  expect(run).toMatchObject({
    status: 'finished',
    epochsDone: 12,
    error: null,
    backend: { name: expect.any(String) },
  });
  expect(run.epochsLog.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  const rmse = (values: RunDetail['final']): number =>
    values.find(({ task, part, metric }) => task === 'y' && part === 'test' && metric === 'rmse')?.value ??
    NaN;
  expect(rmse(run.final)).toBeLessThan(0.5 * rmse(run.guess));
  expect(run.headline).toHaveLength(2);
  const [answers] = await lab.client.call('models.try', { run: run.id, rows: [{ a: 1, b: -1 }] });
  const y = answers?.find(({ task }) => task === 'y')?.value;
  expect(Math.abs(Number(y) - (3 * 1 + 2 * 1))).toBeLessThan(2.5);
  expect(await lab.client.call('runs.list', { search: 'lines finished' })).toMatchObject({ total: 1 });
  const shares: number[] = [];
  lab.subscribe((event) => event.type === 'examine.progress' && shares.push(event.share));
  const looked = await lab.client.call('models.examine', { run: run.id, job: 'j' });
  const measured = looked.tasks[0]?.metrics.find(({ metric }) => metric === 'rmse');
  expect(measured?.value).toBeCloseTo(rmse(run.final), 3);
  expect(looked.tasks[0]?.importance.map(({ column }) => column)).toEqual(['a', 'b']);
  expect(shares).toEqual([0.5, 1]);
});

test('a run that was interrupted by closing and resumed equals one that was not, to the bit', async () => {
  const dataset = await importTable();
  const of = planFor(dataset, { epochs: MANY });
  const whole = await train(of);
  const { id } = await lab.client.call('runs.start', { plan: of });
  await until(id, ({ epochsDone }) => epochsDone >= 3);
  await lab.close();
  await open();
  const before = await detail(id);
  expect(before.status).toBe('interrupted');
  expect(before.epochsDone).toBeGreaterThanOrEqual(3);
  expect(before.epochsDone).toBeLessThan(MANY);
  await lab.client.call('runs.resume', { run: id });
  const resumed = await ended(id);
  expect(resumed.status).toBe('finished');
  expect({ log: resumed.epochsLog, final: resumed.final }).toEqual({
    log: whole.epochsLog,
    final: whole.final,
  });
  expect(resumed.bestEpoch).toBe(whole.bestEpoch);
});

test('a trainer that is killed interrupts its run; resumed it ends as any other', async () => {
  const dataset = await importTable();
  const of = planFor(dataset, { epochs: MANY });
  const { id } = await lab.client.call('runs.start', { plan: of });
  await until(id, ({ epochsDone }) => epochsDone >= 2);
  processes[0]?.kill();
  const killed = await ended(id);
  expect(killed).toMatchObject({
    status: 'interrupted',
    error: { code: 'run.trainer-died', details: { reason: 'signal SIGKILL' } },
  });
  await lab.client.call('runs.resume', { run: id });
  const resumed = await ended(id);
  const whole = await train(of);
  expect({ log: resumed.epochsLog, final: resumed.final }).toEqual({
    log: whole.epochsLog,
    final: whole.final,
  });
});

test('pause holds a run at a batch, stop keeps the best weights', async () => {
  const { id } = await lab.client.call('runs.start', {
    plan: planFor(await importTable(), { epochs: 100_000 }),
  });
  await until(id, ({ epochsDone }) => epochsDone >= 2);
  await lab.client.call('runs.pause', { run: id });
  await until(id, ({ status }) => status === 'paused');
  const paused = (await detail(id)).epochsDone;
  await lab.client.call('runs.resume', { run: id });
  await until(id, ({ epochsDone }) => epochsDone > paused);
  await lab.client.call('runs.stop', { run: id });
  const stopped = await ended(id);
  expect(stopped).toMatchObject({ status: 'stopped', error: null });
  expect(stopped.final).not.toEqual([]);
});

test('a trunk is grafted from an earlier run, and one that does not fit is refused by layer', async () => {
  const dataset = await importTable();
  const source = await train(planFor(dataset));
  const graft = { from: source.id, freeze: 'trunk' as const };
  expect(await train(planFor(dataset, { graft, epochs: 3 }))).toMatchObject({
    status: 'finished',
    epochsDone: 3,
  });
  const wrong = planFor(dataset, { graft });
  const refused = lab.client.call('plans.check', {
    plan: { ...wrong, design: { ...wrong.design, trunk: [] } },
  });
  await expect(refused).rejects.toThrow(expect.objectContaining({ code: 'graft.trunk-differs' }));
  const missing = planFor(dataset, { graft: { from: 'rnone', freeze: 'trunk' } });
  await expect(lab.client.call('runs.start', { plan: missing })).rejects.toThrow(
    expect.objectContaining({ code: 'run.unknown' }),
  );
});

test('a frozen trunk learns what a column that it did not know has to say', async () => {
  const dataset = await importTable();
  const over = (columns: readonly string[], graft?: Plan['graft']): Plan => {
    const of = planFor(dataset, { epochs: 60, ...(graft && { graft }) });
    const inputs = columns.map((name) => [name, { role: 'input' as const }]);
    return { ...of, recipe: { ...of.recipe, columns: Object.fromEntries(inputs) } };
  };
  const errorOf = ({ final }: RunDetail): number =>
    final.find(({ task, metric }) => task === 'y' && metric === 'rmse')?.value ?? NaN;
  const source = await train(over(['b']));
  const graft = { from: source.id, freeze: 'trunk' as const };
  const [without, beside] = [await train(over(['b'], graft)), await train(over(['a', 'b'], graft))];
  expect(errorOf(beside)).toBeLessThan(errorOf(without) / 2);
  const form = await lab.client.call('models.form', { run: beside.id });
  expect(form.fields.map(({ column }) => column)).toEqual(['b', 'a']);
  const again = await train(over(['a', 'b'], { from: beside.id, freeze: 'trunk' }));
  expect(again.status).toBe('finished');
});

test('a table is deleted and brought back, but not while runs rest on it', async () => {
  const id = await importTable();
  const names = async (): Promise<string[]> =>
    (await lab.client.call('datasets.list', {})).map(({ name }) => name);
  const heard: string[] = [];
  lab.subscribe((event) => event.type.startsWith('dataset.') && heard.push(event.type));
  // Its file is open once rows were read.
  await lab.client.call('datasets.page', { id, from: 0, count: 1 });
  await lab.client.call('datasets.delete', { id });
  expect(await names()).toEqual([]);
  await expect(lab.client.call('datasets.get', { id })).rejects.toThrow(
    expect.objectContaining({ code: 'data.unknown' }),
  );
  await lab.client.call('datasets.restore', { id });
  expect(await names()).toEqual(['lines.csv']);
  expect(heard).toEqual(['dataset.removed', 'dataset.added']);
  const run = await train(planFor(id, { epochs: 1 }));
  await lab.client.call('runs.delete', { runs: [run.id] });
  await expect(lab.client.call('datasets.delete', { id })).rejects.toThrow(
    expect.objectContaining({ code: 'data.in-use', details: { name: 'lines.csv', runs: 1 } }),
  );
});

test('a table that was deleted is gone for good when the lab is opened again', async () => {
  const id = await importTable();
  await lab.client.call('datasets.delete', { id });
  await lab.close();
  await open();
  await expect(lab.client.call('datasets.restore', { id })).rejects.toThrow(
    expect.objectContaining({ code: 'data.unknown' }),
  );
  expect(await importTable()).toBe(id);
});

test('what a plan costs is told by steps that are taken for it, then by runs of it, and of one like it', async () => {
  const of = planFor(await importTable());
  const cost = (asked: Plan, time: boolean) => lab.client.call('plans.cost', { plan: asked, time });
  expect((await cost(of, false)).epoch).toBeNull();
  const timed = await cost(of, true);
  const { seconds, epochsDone, backend } = await train(of);
  expect(timed.epoch?.basis).toBe(backend?.name === 'tensorflow' ? 'steps' : undefined);
  expect((await cost(of, true)).epoch).toEqual({ seconds: seconds / epochsDone, basis: 'measured' });
  const wider = { ...of, design: { ...of.design, trunk: [...of.design.trunk, ...of.design.trunk] } };
  expect((await cost(wider, false)).epoch?.basis).toBe('estimated');
  expect((await cost(wider, false)).bytes).toBeGreaterThan(timed.bytes);
});

test('two runs are compared: what was set differently and what came of it', async () => {
  const dataset = await importTable();
  const [one, two] = [
    await train(planFor(dataset, { epochs: 2 })),
    await train(planFor(dataset, { epochs: 4 })),
  ];
  const { settings, metrics } = await lab.client.call('runs.compare', { runs: [one.id, two.id] });
  expect(settings).toEqual([{ path: 'budget.epochs', values: ['2', '4'] }]);
  expect(
    metrics.every(({ values, differences }) =>
      Object.is(differences[1], (values[1] ?? 0) - (values[0] ?? 0)),
    ),
  ).toBe(true);
});

test('a study trains its twins and ends with a verdict', async () => {
  const dataset = await importTable();
  const question = {
    question: 'do-tasks-help' as const,
    name: 'lines',
    plan: planFor(dataset, { epochs: 3 }),
    seeds: 2,
  };
  const done = new Promise<void>((resolve) => {
    lab.subscribe((event) => {
      if (event.type === 'study.changed' && event.study.status === 'finished') resolve();
    });
  });
  const { id } = await lab.client.call('studies.start', { plan: question });
  await done;
  const study = await lab.client.call('studies.get', { study: id });
  const arms = 3;
  expect(study.members).toHaveLength(arms * 2);
  expect(study.members.every(({ status }) => status === 'finished')).toBe(true);
  const sentence = study.verdict?.sentence.en ?? '';
  expect((await lab.client.call('studies.report', { study: id })).html).toContain(sentence.slice(0, 20));
  const together = study.members.filter(({ arm }) => arm === 'together');
  const alone = study.members.filter(({ arm }) => arm === 'alone: y');
  const { paired } = await lab.client.call('runs.compare', {
    runs: [...alone, ...together].map((run) => run.id),
  });
  const asked = study.verdict?.comparisons.find(({ task }) => task === 'y');
  expect(paired).toMatchObject([{ task: 'y', estimate: asked?.estimate, testRows: asked?.testRows }]);
});

test('the doctor asks a real trainer, and the lab knows itself', async () => {
  const { lines } = await lab.client.call('system.doctor', {});
  const value = (part: string): string => lines.find((line) => line.part === part)?.value ?? '';
  expect(value('backend')).toMatch(/^(tensorflow|wasm|cpu) \d/);
  expect(value('sqlite')).toMatch(/^3\.\d+/);
  expect(value('duckdb')).toMatch(/^v1\./);
  const info = await lab.client.call('system.info', {});
  expect(info).toMatchObject({ host: 'command-line', home: home.home, slots: 2 });
  expect(`${info.backend?.name} ${info.backend?.version}`).toBe(value('backend'));
});

test('a data folder has one lab', async () => {
  await expect(open()).rejects.toThrow(expect.objectContaining({ code: 'system.busy-folder' }));
});

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/main/history/history';
import { createEvents, type Events } from '../../../src/main/lab/events';
import { LabRunner } from '../../../src/main/lab/runner';
import { createPool, type Pool } from '../../../src/main/slots/pool';
import { createQueue } from '../../../src/main/slots/queue';
import { createThreads } from '../../../src/main/slots/threads';
import type { LabEvent } from '../../../src/shared/contract/events';
import type { Dataset } from '../../../src/shared/dataset';
import { AppError } from '../../../src/shared/errors/app-error';
import type { PreparedIndex } from '../../../src/shared/recipe/prepared';
import type { RunStatus } from '../../../src/shared/run';
import { examplePlan, temporaryHome } from '../history/example';
import { fakeTrainers } from '../slots/fake';

/** Processes that only pretend to train; history, queue, pool and files are real. A plan's name says what the fake does. */
let home: Awaited<ReturnType<typeof temporaryHome>>;
let trainers: ReturnType<typeof fakeTrainers>;
let history: History;
let pool: Pool;
let events: Events;
let runner: LabRunner;
let told: LabEvent[];

const dataset: Dataset = {
  id: '0123456789abcdef',
  name: 'd',
  rows: 100,
  bytes: 1,
  importedAt: '',
  skippedRows: 0,
  columns: [],
  problems: [],
};
const index: PreparedIndex = {
  version: 1,
  dataset: dataset.id,
  parts: { train: 1, validation: 1, test: 0 },
  fitted: { inputs: [], tasks: [] },
  labelled: {},
  sha256: { features: '', labels: '', rows: '' },
};

async function open(): Promise<void> {
  history = await openHistory(home);
  history.runs.interruptAll();
  pool = createPool(trainers.spawn, 2, { everyMs: 20, missed: 10 });
  events = createEvents();
  told = [];
  events.subscribe((event) => told.push(event));
  runner = new LabRunner({
    runs: history.runs,
    events,
    pool,
    queue: createQueue(2),
    threads: createThreads({ trainers: pool, tmp: home.tmp }),
    folders: home,
    dataset: async () => dataset,
    check: () => undefined,
    prepare: async (plan) => {
      if (plan.name === 'unpreparable') throw new AppError('data.one-class', { task: 'fat', value: 'no' });
      return { folder: plan.name, index };
    },
    graftWeights: () => null,
  });
}

async function close(): Promise<void> {
  await runner.close();
  await pool.close();
  history.close();
}

beforeEach(async () => {
  home = await temporaryHome();
  trainers = fakeTrainers();
  await open();
});

afterEach(async () => {
  await close();
  await home[Symbol.asyncDispose]();
});

const start = async (behaviour: string): Promise<string> =>
  (await runner.start(examplePlan({ name: behaviour }))).id;

/** Resolves when a run is told to be so. */
const until = (run: string, is: (run: { status: RunStatus; epochsDone: number }) => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (is(history.runs.summary(run))) return resolve();
    const stop = events.subscribe((event) => {
      if (event.type !== 'run.changed' || event.run.id !== run || !is(event.run)) return;
      stop();
      resolve();
    });
  });
const reaches = (run: string, epochs: number): Promise<void> =>
  until(run, ({ epochsDone }) => epochsDone >= epochs);
const files = async (run: string): Promise<string[]> => (await readdir(home.run(run))).toSorted();

test('a run is queued, trains and is finished, every epoch stored before it is told', async () => {
  const run = await start('epochs-3');
  expect(told[0]).toMatchObject({ type: 'run.changed', run: { id: run, status: 'queued' } });
  expect(await runner.ended(run)).toMatchObject({
    status: 'finished',
    epochsDone: 3,
    bestEpoch: 1,
    seconds: 3 * 0.25,
    backend: { name: 'cpu' },
  });
  expect(history.runs.epochs(run, 0).map(({ epoch, metrics }) => [epoch, metrics[0]?.value])).toEqual([
    [1, 10],
    [2, NaN],
    [3, 10 / 3],
  ]);
  expect(told.filter(({ type }) => type === 'run.epoch')).toHaveLength(3);
  expect(told.find(({ type }) => type === 'run.progress')).toMatchObject({
    progress: { run, batch: 1, batches: 4, epochs: 10 },
  });
});

test('an event about an epoch comes after its row', async () => {
  const stored: boolean[] = [];
  events.subscribe((event) => {
    if (event.type === 'run.epoch')
      stored.push(history.runs.epochs(event.run, event.epoch.epoch - 1).length > 0);
  });
  await runner.ended(await start('epochs-5'));
  expect(stored).toEqual([true, true, true, true, true]);
});

test('checkpoints that are not the last two or the best are deleted', async () => {
  const run = await start('epochs-6');
  await runner.ended(run);
  await runner.close();
  expect(await files(run)).toEqual(['epoch-1.ckpt', 'epoch-5.ckpt', 'epoch-6.ckpt']);
  expect(await readdir(home.trash)).toEqual([]);
});

test('a trainer that dies ends its run with a reason, the other run goes on', async () => {
  const other = await start('wait-1');
  const run = await start('exit-2');
  expect(await runner.ended(run)).toMatchObject({
    status: 'interrupted',
    epochsDone: 2,
    error: { code: 'run.trainer-died', details: { reason: 'exit-code 3', epoch: 2 } },
  });
  await reaches(other, 1);
  await runner.stop(other);
  expect(await runner.ended(other)).toMatchObject({ status: 'stopped', error: null });
});

test('what cannot be prepared fails with its code', async () => {
  expect(await runner.ended(await start('unpreparable'))).toMatchObject({
    status: 'failed',
    error: { code: 'data.one-class' },
  });
});

test('pause and resume of a run in training', async () => {
  const run = await start('wait-1');
  await reaches(run, 1);
  await runner.pause(run);
  await until(run, ({ status }) => status === 'paused');
  await expect(runner.pause(run)).rejects.toThrow(
    expect.objectContaining({ code: 'run.state', details: { run, status: 'paused', action: 'pause' } }),
  );
  await runner.resume(run);
  await until(run, ({ status }) => status === 'running');
  await runner.cancel(run);
  expect((await runner.ended(run)).status).toBe('cancelled');
});

test('a pause is taken back before the trainer has heard of it: the last word counts', async () => {
  const run = await start('wait-1');
  await reaches(run, 1);
  await runner.pause(run);
  await runner.resume(run);
  await expect(runner.resume(run)).rejects.toThrow(expect.objectContaining({ code: 'run.state' }));
  await runner.pause(run);
  await until(run, ({ status }) => status === 'paused');
  await runner.cancel(run);
  expect((await runner.ended(run)).status).toBe('cancelled');
});

test('a run that waits for a slot can be paused, resumed and cancelled', async () => {
  const busy = [await start('wait-1'), await start('wait-1')];
  const [run, unwanted] = [await start('finish'), await start('finish')];
  await runner.pause(run);
  expect(history.runs.summary(run).status).toBe('paused');
  await runner.cancel(unwanted);
  expect((await runner.ended(unwanted)).status).toBe('cancelled');
  await runner.resume(run);
  expect(history.runs.summary(run).status).toBe('queued');
  for (const one of busy) await reaches(one, 1).then(() => runner.stop(one));
  expect((await runner.ended(run)).status).toBe('finished');
});

test('a trainer that does not listen is ended when its run is cancelled', async () => {
  const run = await start('deaf');
  await reaches(run, 1);
  await until(run, () => history.runs.summary(run).error?.code === 'run.trainer-silent');
  await runner.cancel(run);
  expect(await runner.ended(run)).toMatchObject({ status: 'cancelled', error: null });
});

test('an interrupted run goes on from its newest whole checkpoint', async () => {
  const run = await start('exit-3');
  await runner.ended(run);
  await writeFile(join(home.run(run), 'epoch-3.ckpt'), 'damaged');
  await writeFile(join(home.run(run), 'epoch-4.ckpt'), 'never committed');
  await runner.resume(run);
  const again = await runner.ended(run);
  expect(again).toMatchObject({ status: 'interrupted', epochsDone: 3 });
  expect(await readFile(join(home.run(run), 'epoch-3.ckpt'), 'utf8')).toBe('weights of epoch 3');
  expect(told.filter((event) => event.type === 'run.epoch').map((event) => event.epoch.epoch)).toEqual([
    1, 2, 3, 3,
  ]);
});

test('closing interrupts at the last committed epoch, within two seconds and without a process left', async () => {
  const [run, deaf] = [await start('wait-2'), await start('deaf')];
  const waiting = await start('finish');
  await Promise.all([reaches(run, 2), reaches(deaf, 1)]);
  const before = performance.now();
  const ends = [run, deaf, waiting].map((one) => runner.ended(one));
  await close();
  expect(performance.now() - before).toBeLessThan(2000);
  expect((await Promise.all(ends)).map(({ status, error }) => [status, error])).toEqual(
    Array(3).fill(['interrupted', null]),
  );
  await open();
  expect(history.runs.summary(run)).toMatchObject({ status: 'interrupted', epochsDone: 2 });
  await runner.resume(waiting);
  expect((await runner.ended(waiting)).status).toBe('finished');
});

test('what is not there cannot be steered', async () => {
  await expect(runner.cancel('rnone')).rejects.toThrow(expect.objectContaining({ code: 'run.unknown' }));
  await expect(runner.ended('rnone')).rejects.toThrow(expect.objectContaining({ code: 'run.unknown' }));
});

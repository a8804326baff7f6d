import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JobListener, JobMessage } from '../../../src/main/slots/client';
import { createPool, type Pool } from '../../../src/main/slots/pool';
import { fakeTrainers, isAlive, predictJob, trainJob } from './fake';

let trainers: ReturnType<typeof fakeTrainers>;
let pool: Pool;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'espalier-'));
  trainers = fakeTrainers();
  pool = createPool(trainers.spawn, 2, { everyMs: 20, missed: 10 });
});

afterEach(async () => {
  await pool.close();
  expect(trainers.started.map(({ pid }) => isAlive(pid))).toEqual(trainers.started.map(() => false));
  await rm(folder, { recursive: true });
});

/** Keeps what a job says and resolves when it says it for the first time. */
function listener(
  until: JobMessage['type'] = 'epoch',
): JobListener & { heard: JobMessage[]; first: Promise<void>; silences: Promise<boolean> } {
  const heard: JobMessage[] = [];
  let tell = (): void => undefined;
  let tellSilence = (_is: boolean): void => undefined;
  const first = new Promise<void>((resolve) => (tell = resolve));
  const silences = new Promise<boolean>((resolve) => (tellSilence = resolve));
  const message = (one: JobMessage): void => {
    heard.push(one);
    if (one.type === until) tell();
  };
  return { heard, first, silences, message, silent: (is) => tellSilence(is) };
}

test('a job tells its epochs and ends once; NaN survives the way', async () => {
  const ear = listener();
  const ended = await pool.train(trainJob('epochs-2', folder), ear).ended;
  expect(ended).toMatchObject({ outcome: 'finished', error: null });
  expect(ear.heard.map(({ type }) => type)).toEqual(['started', 'progress', 'epoch', 'epoch']);
  expect(ear.heard[3]).toMatchObject({ epoch: 2, metrics: [{ value: NaN }] });
});

test('a trainer that has done a job does the next', async () => {
  await pool.train(trainJob('finish'), listener()).ended;
  await pool.train(trainJob('finish'), listener()).ended;
  await pool.work(predictJob('finish'));
  expect(trainers.started).toHaveLength(1);
});

test('a trainer in which a computation failed does no other job, one that refused a job does', async () => {
  await pool.train(trainJob('refuse'), listener()).ended;
  expect(await pool.train(trainJob('break'), listener()).ended).toMatchObject({
    outcome: 'failed',
    error: { code: 'run.computation-failed' },
  });
  expect(trainers.started).toHaveLength(1);
  await pool.train(trainJob('finish'), listener()).ended;
  expect(trainers.started).toHaveLength(2);
  expect(isAlive(trainers.started[0]?.pid)).toBe(false);
});

test('a job that wants more threads gets a trainer that has them, and the next may have it', async () => {
  const seen: (string | undefined)[] = [];
  const watched = createPool(
    (environment) => (seen.push(environment['TF_NUM_INTRAOP_THREADS']), trainers.spawn(environment)),
    2,
  );
  for (const threads of [1, 2, 1, 2]) await watched.train(trainJob('finish'), listener(), threads).ended;
  await watched.close();
  expect(seen).toEqual(['1', '2']);
});

test('a trainer knows only what it may of the environment, and has one thread', async () => {
  process.env['ESPALIER_TEST_SECRET'] = 'secret';
  const seen: Record<string, string>[] = [];
  const watched = createPool((environment) => (seen.push(environment), trainers.spawn(environment)), 1);
  await watched.backend();
  expect(seen[0]).toMatchObject({ TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '-1' });
  expect(seen[0]).not.toHaveProperty('ESPALIER_TEST_SECRET');
  await watched.close();
});

test.each([
  ['exit-2', 'exit-code 3', 2],
  ['garbage', 'unreadable-message type', 0],
])('a trainer that does %s ends its run with the reason', async (behaviour, reason, epoch) => {
  const ended = await pool.train(trainJob(behaviour, folder), listener()).ended;
  expect(ended).toEqual({
    outcome: 'failed',
    bestEpoch: null,
    final: [],
    error: { code: 'run.trainer-died', details: { reason, epoch } },
  });
});

test('a killed trainer ends its own run only, and another takes its place', async () => {
  const ears = [listener(), listener()] as const;
  const [one, two] = [
    pool.train(trainJob('wait-1', folder), ears[0]),
    pool.train(trainJob('wait-2', folder), ears[1]),
  ];
  await Promise.all(ears.map(({ first }) => first));
  trainers.started[0]?.kill();
  expect(await one.ended).toMatchObject({
    outcome: 'failed',
    error: { details: { reason: 'signal SIGKILL', epoch: 1 } },
  });
  two.tell('stop');
  expect(await two.ended).toMatchObject({ outcome: 'stopped' });
  await Promise.all([
    pool.train(trainJob('finish'), listener()).ended,
    pool.train(trainJob('finish'), listener()).ended,
  ]);
  expect(trainers.started).toHaveLength(3);
});

test('a trainer that could not be started ends its run', async () => {
  const nowhere = createPool(
    () => ({
      pid: undefined,
      send: () => undefined,
      onMessage: () => undefined,
      onExit: (left) => left(null, null),
      kill: () => undefined,
    }),
    1,
  );
  expect(await nowhere.train(trainJob('finish'), listener()).ended).toMatchObject({
    error: { details: { reason: 'not-started' } },
  });
  await expect(nowhere.backend()).rejects.toThrow(expect.objectContaining({ code: 'run.trainer-died' }));
});

test('pause and resume are answered', async () => {
  const [paused, resumed] = [listener('paused'), listener('resumed')];
  const both: JobListener = {
    message: (one) => (paused.message(one), resumed.message(one)),
    silent: () => undefined,
  };
  const training = pool.train(trainJob('wait-1', folder), both);
  training.tell('pause');
  await paused.first;
  training.tell('resume');
  await resumed.first;
  training.tell('cancel');
  expect(await training.ended).toMatchObject({ outcome: 'cancelled' });
});

test('a trainer that falls silent is reported, never killed; killing it is for people', async () => {
  const ear = listener();
  const training = pool.train(trainJob('deaf', folder), ear);
  expect(await ear.silences).toBe(true);
  expect(isAlive(trainers.started[0]?.pid)).toBe(true);
  training.kill();
  expect(await training.ended).toMatchObject({ error: { code: 'run.trainer-died' } });
});

test('work beside full slots takes one more process, which does not stay', async () => {
  const ears = [listener(), listener()] as const;
  const runs = ears.map((ear) => pool.train(trainJob('wait-1', folder), ear));
  await Promise.all(ears.map(({ first }) => first));
  await Promise.all([pool.work(predictJob('finish')), pool.work(predictJob('finish'))]);
  runs.forEach((run) => run.tell('stop'));
  await Promise.all(runs.map(({ ended }) => ended));
  expect(trainers.started.length).toBeGreaterThan(2);
});

test('what a job refuses is thrown with its code', async () => {
  await expect(pool.work(predictJob('refuse'))).rejects.toThrow(
    expect.objectContaining({ code: 'run.no-weights' }),
  );
});

test('an export is verified in a process that did nothing before', async () => {
  await pool.work(predictJob('finish'));
  await pool.fresh({
    kind: 'verify',
    job: 'v',

    folder: 'finish',
    features: '',
    rows: 1,
    output: '',
  });
  expect(trainers.started).toHaveLength(2);
});

test('what trains is asked once and known from then on', async () => {
  expect(pool.knownBackend).toBeNull();
  expect(await pool.backend()).toEqual({ name: 'cpu', version: '0', reason: 'this is a fake trainer' });
  expect(pool.knownBackend?.name).toBe('cpu');
});

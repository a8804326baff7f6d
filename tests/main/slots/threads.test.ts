import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createThreads, type ThreadsDeps } from '../../../src/main/slots/threads';
import type { ExecutorRecord } from '../../../src/shared/run';
import { trainJob } from './fake';

let tmp: string;
let asked: number[];
beforeEach(async () => {
  tmp = await mkdtemp(join(tmpdir(), 'espalier-'));
  asked = [];
});
afterEach(() => rm(tmp, { recursive: true }));

/** Made-up trainers whose step takes so many microseconds with one thread and with all. @param before whether it was measured before */
function threads(
  one: number | null,
  all: number | null,
  { cores = 4, before = false } = {},
): ReturnType<typeof createThreads> {
  const work: ThreadsDeps['trainers']['work'] = async (job, at = 1) => {
    if (job.kind !== 'measure') throw new Error(`asked for ${job.kind}`);
    asked.push(at);
    const microseconds = job.threads === 1 ? one : all;
    await writeFile(
      job.output,
      JSON.stringify({ microseconds: before || job.threads === at ? microseconds : null }),
    );
  };
  return createThreads({ trainers: { work }, tmp, cores });
}

const job = trainJob('finish');
const MANY = 100_000;

test('a long run that is alone and gains by more threads gets all of them', async () => {
  expect(await threads(5000, 2600).of(job, MANY, true)).toBe(4);
  expect(asked).toEqual([1, 1, 4]);
  expect(await readdir(tmp)).toEqual([]);
});

test('no trainer of all threads is started for what was measured before', async () => {
  expect(await threads(5000, 2600, { before: true }).of(job, MANY, true)).toBe(4);
  expect(asked).toEqual([1, 1]);
});

test('one that gains little keeps to one, so that the next finds room', async () => {
  expect(await threads(5000, 4200).of(job, MANY, true)).toBe(1);
});

test('one that is soon over is measured no further, and one of few steps not at all', async () => {
  expect(await threads(75, 40).of(job, MANY, true)).toBe(1);
  expect(asked).toEqual([1]);
  expect(await threads(75, 40).of(job, 800, true)).toBe(1);
  expect(asked).toEqual([1]);
});

test('a step whose kernels are too small to be shared is measured with one thread only', async () => {
  expect(await threads(400, 200).of(job, 1_000_000, true)).toBe(1);
  expect(asked).toEqual([1]);
});

test('among others, and on a machine of one core, a run has one thread', async () => {
  expect(await threads(5000, 2600).of(job, MANY, false)).toBe(1);
  expect(await threads(5000, 2600, { cores: 1 }).of(job, MANY, true)).toBe(1);
  expect(asked).toEqual([]);
});

test('a run that goes on has what it had, since sums may be taken in another order', async () => {
  const executor: ExecutorRecord = { kind: 'fused', why: 'measured', detail: '', probes: [], threads: 2 };
  expect(await threads(5000, 2600).of({ ...job, executor }, MANY, false)).toBe(2);
});

test('what a person wants counts for every new run, without a measurement', async () => {
  let wanted: number | null = 3;
  const work = (): Promise<never> => Promise.reject(new Error('nothing is measured'));
  const chosen = createThreads({ trainers: { work }, tmp, cores: 4, wanted: () => wanted });
  expect(await chosen.of(job, MANY, false)).toBe(3);
  wanted = null;
  expect(await chosen.of(job, MANY, false)).toBe(1);
});

test('what cannot be measured has one thread', async () => {
  expect(await threads(null, null).of(job, MANY, true)).toBe(1);
  const broken = createThreads({
    trainers: { work: () => Promise.reject(new Error('died')) },
    tmp,
    cores: 2,
  });
  expect(await broken.of(job, MANY, true)).toBe(1);
});

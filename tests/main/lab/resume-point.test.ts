import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openHistory, type History } from '../../../src/main/history/history';
import { goBackToValid } from '../../../src/main/lab/resume-point';
import { exampleEpoch, examplePlan, temporaryHome } from '../history/example';

let home: Awaited<ReturnType<typeof temporaryHome>>;
let history: History;
let run: string;

const nameOf = (epoch: number): string => `epoch-${epoch}.ckpt`;
const damage = (epoch: number): Promise<void> => writeFile(join(home.run(run), nameOf(epoch)), 'damaged');
const epochs = (): number[] => history.runs.epochs(run, 0).map(({ epoch }) => epoch);

/** Epochs 1 to 5 with whole files: 4 and 5 are kept, and the best. */
async function trained(best: number): Promise<void> {
  for (let epoch = 1; epoch <= 5; epoch++) {
    const bytes = `weights ${epoch}`;
    await writeFile(join(home.run(run), nameOf(epoch)), bytes);
    const record = exampleEpoch(run, epoch, epoch === best || epoch === 1);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    history.runs.commit([{ ...record, checkpoint: { ...record.checkpoint, sha256 } }]);
  }
}

/** From which epoch the run goes on, and with which as the best so far. */
async function resumed(): Promise<[from: string, best: string | null] | null> {
  const point = await goBackToValid(history.runs, home, run);
  return point && [basename(point.from.path), point.best && basename(point.best.path)];
}

beforeEach(async () => {
  home = await temporaryHome();
  history = await openHistory(home);
  run = history.runs.insert(examplePlan());
  await mkdir(home.run(run));
});
afterEach(async () => {
  history.close();
  await home[Symbol.asyncDispose]();
});

test('a run that never stored an epoch begins', async () => {
  expect(await resumed()).toBeNull();
});

test('the newest checkpoint, with the best so far', async () => {
  await trained(2);
  expect(await resumed()).toEqual([nameOf(5), nameOf(2)]);
  expect(epochs()).toEqual([1, 2, 3, 4, 5]);
});

test('files that no row names are deleted', async () => {
  await trained(2);
  await writeFile(join(home.run(run), 'epoch-6.ckpt.part'), '');
  await resumed();
  expect((await readdir(home.run(run))).toSorted()).toEqual([2, 4, 5].map(nameOf));
});

test('one epoch back when the newest is damaged; its numbers are taken back with it', async () => {
  await trained(2);
  await damage(5);
  expect(await resumed()).toEqual([nameOf(4), nameOf(2)]);
  expect(epochs()).toEqual([1, 2, 3, 4]);
  expect(history.runs.summary(run)).toMatchObject({ epochsDone: 4, bestEpoch: 2 });
});

test('a best that is taken back will be found again', async () => {
  await trained(5);
  await damage(5);
  expect(await resumed()).toEqual([nameOf(4), null]);
});

test('the best may be the only one that is whole', async () => {
  await trained(2);
  await Promise.all([damage(4), damage(5)]);
  expect(await resumed()).toEqual([nameOf(2), nameOf(2)]);
});

test('without its best weights a run begins again', async () => {
  await trained(2);
  await damage(2);
  expect(await resumed()).toBeNull();
  expect(epochs()).toEqual([]);
  expect(await readdir(home.run(run))).toEqual([]);
});

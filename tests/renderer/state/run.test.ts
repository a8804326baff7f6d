import { expect, test } from 'vitest';
import { merged, WatchedRun } from '../../../src/renderer/state/run.svelte';
import { createFakeLab, step } from '../fake-lab/fake-lab';
import { summaryOf } from '../fake-lab/handlers';
import { busy } from '../fake-lab/scene';

const entry = (epoch: number, value = 0) => ({
  epoch,
  metrics: [{ task: 't', part: 'train' as const, metric: 'loss' as const, value }],
});

test('logs are joined with each epoch once, the later one winning', () => {
  expect(merged([entry(1), entry(2)], [entry(3)])).toEqual([entry(1), entry(2), entry(3)]);
  expect(merged([entry(1), entry(2)], [entry(2, 5)])).toEqual([entry(1), entry(2, 5)]);
  expect(merged([entry(3)], [entry(1), entry(2)])).toEqual([entry(1), entry(2), entry(3)]);
  expect(merged([], [])).toEqual([]);
});

test('a run that is watched grows with every epoch it tells of', async () => {
  const lab = createFakeLab(busy());
  const run = new WatchedRun(lab.connection.client, 'run-live');
  const stop = run.open();
  await expect.poll(() => run.epochs.length).toBe(72);
  step(lab);
  await expect.poll(() => run.epochs.length).toBe(73);
  expect(run.epochs.at(-1)?.epoch).toBe(73);
  const loss = run.curves.of({ task: 'water', part: 'validation', metric: 'loss' });
  expect(loss.epochs).toEqual(run.epochs.map(({ epoch }) => epoch));
  stop();
  step(lab);
  expect(run.epochs).toHaveLength(73);
});

test('a run that ends is asked for its last figures', async () => {
  const lab = createFakeLab(busy());
  const run = new WatchedRun(lab.connection.client, 'run-live');
  const stop = run.open();
  await expect.poll(() => run.detail?.status).toBe('running');
  const before = lab.calls.filter((call) => call.name === 'runs.get').length;
  const live = lab.scene.runs.get('run-live');
  if (!live) throw new Error('the scene has no such run');
  lab.emit({ type: 'run.changed', run: { ...summaryOf(live), status: 'finished' } });
  expect(lab.calls.filter((call) => call.name === 'runs.get')).toHaveLength(before + 1);
  stop();
});

test('a run that is not there says so', async () => {
  const lab = createFakeLab(busy());
  const run = new WatchedRun(lab.connection.client, 'nobody');
  await run.load();
  expect(run.failure).toEqual({ code: 'run.unknown', details: { run: 'nobody' } });
});

test('epochs that are taken again after a resume are drawn once, as they went the last time', async () => {
  const lab = createFakeLab(busy());
  const run = new WatchedRun(lab.connection.client, 'run-live');
  const stop = run.open();
  await expect.poll(() => run.epochs.length).toBe(72);
  const again = {
    epoch: 72,
    metrics: [{ task: 'water', part: 'train' as const, metric: 'loss' as const, value: 7 }],
  };
  lab.emit({ type: 'run.epoch', run: 'run-live', epoch: again });
  const loss = () => run.curves.of({ task: 'water', part: 'train', metric: 'loss' });
  await expect.poll(() => loss().values.at(-1)).toBe(7);
  expect(loss().epochs).toHaveLength(72);
  stop();
});

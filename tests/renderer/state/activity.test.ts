import { expect, test } from 'vitest';
import { Activity } from '../../../src/renderer/state/activity.svelte';
import { shareDone } from '../../../src/shared/training';
import { createFakeLab } from '../fake-lab/fake-lab';
import { summaryOf } from '../fake-lab/handlers';
import { busy } from '../fake-lab/scene';

test('what trains, waits and was interrupted is found however long the history is', async () => {
  const activity = new Activity();
  await activity.load(createFakeLab(busy()).connection.client);
  expect(activity.running.map((run) => run.id)).toContain('run-live');
  expect(activity.interrupted.map((run) => run.id)).toEqual(['run-lost']);
  expect(activity.waiting.every((run) => run.status === 'queued')).toBe(true);
});

test('a run leaves when it has ended', async () => {
  const scene = busy();
  const activity = new Activity();
  await activity.load(createFakeLab(scene).connection.client);
  const run = scene.runs.get('run-live');
  if (!run) throw new Error('the scene has no such run');
  activity.hear({ type: 'run.changed', run: { ...summaryOf(run), status: 'finished' } });
  expect(activity.running.map((one) => one.id)).not.toContain('run-live');
});

test('progress counts the batches of the epoch in hand', () => {
  const progress = {
    run: 'r',
    epoch: 3,
    epochs: 10,
    batch: 5,
    batches: 10,
    rowsPerSecond: 1,
    secondsLeft: null,
  };
  expect(shareDone({ epochs: 10, epochsDone: 2 }, progress)).toBeCloseTo(2.5 / 10, 12);
  expect(shareDone({ epochs: 10, epochsDone: 4 })).toBeCloseTo(0.4, 12);
  expect(shareDone({ epochs: 10, epochsDone: 10 }, { ...progress, epoch: 11 })).toBe(1);
});

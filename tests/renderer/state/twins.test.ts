import { expect, test } from 'vitest';
import { Twins } from '../../../src/renderer/state/twins.svelte';
import { createFakeLab } from '../fake-lab/fake-lab';
import { busy } from '../fake-lab/scene';

test('the twins of a run have its seed, another arm and a task in common, and are there while it is watched', async () => {
  const lab = createFakeLab(busy());
  const study = lab.scene.studies.get('study-meat');
  const alone = study?.members.find(({ arm }) => arm === 'alone: fat');
  if (!alone) throw new Error('the scene has no such run');
  const twins = new Twins(lab.connection.client);
  const stop = twins.open('study-meat', alone);
  await expect.poll(() => twins.runs.map(({ detail }) => detail?.arm)).toEqual(['together']);
  expect(twins.runs[0]?.detail?.seed).toBe(alone.seed);
  stop();
  expect(twins.runs).toEqual([]);
});

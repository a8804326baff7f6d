import { expect, test } from 'vitest';
import { armsOf, expectedArms } from '../../../src/renderer/state/arms';
import { twins } from '../../../src/main/studies/twins';
import { WatchedStudy } from '../../../src/renderer/state/study.svelte';
import { createFakeLab } from '../fake-lab/fake-lab';
import { summaryOf } from '../fake-lab/handlers';
import { busy } from '../fake-lab/scene';

test('members stand by arm, in the order in which arms appear', () => {
  const members = [...busy().runs.values()].filter((run) => run.study === 'study-running');
  const arms = armsOf(members, []);
  expect(arms.map((arm) => [arm.name, arm.runs.length])).toEqual([
    ['together', 5],
    ['alone: species', 5],
    ['alone: sex', 5],
    ['alone: body_mass_g', 5],
  ]);
});

test('arms that have not begun are there from the start, under the names that the lab gives them', () => {
  for (const study of busy().studies.values()) {
    const given = [...new Set(twins(study.plan).map((twin) => twin.arm))];
    expect(expectedArms(study.plan).sort()).toEqual(given.sort());
  }
  expect(armsOf([], ['together', 'alone: fat'])).toEqual([
    { name: 'together', runs: [] },
    { name: 'alone: fat', runs: [] },
  ]);
});

test('a watched study follows its runs and its own news', async () => {
  const lab = createFakeLab(busy());
  const study = new WatchedStudy(lab.connection.client, 'study-running');
  const stop = study.open();
  await expect.poll(() => study.detail?.runsEnded).toBe(7);
  const run = [...lab.scene.runs.values()].find(
    (one) => one.study === 'study-running' && one.status === 'queued',
  );
  if (!run || !study.detail) throw new Error('the scene has no such run');
  lab.emit({ type: 'run.changed', run: { ...summaryOf(run), status: 'running' } });
  lab.emit({ type: 'study.changed', study: { ...study.detail, runsEnded: 8 } });
  expect(study.detail.members.find((one) => one.id === run.id)?.status).toBe('running');
  expect(study.detail.runsEnded).toBe(8);
  stop();
});

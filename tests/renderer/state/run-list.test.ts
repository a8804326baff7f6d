import { expect, test } from 'vitest';
import { RunList } from '../../../src/renderer/state/run-list.svelte';
import { createFakeLab, type FakeLab } from '../fake-lab/fake-lab';
import { summaryOf } from '../fake-lab/handlers';
import { busy } from '../fake-lab/scene';

async function aList(): Promise<{ lab: FakeLab; list: RunList; stop: () => void }> {
  const lab = createFakeLab(busy());
  const list = new RunList(lab.connection.client);
  const stop = list.open();
  await expect.poll(() => list.rows.loaded).toBe(true);
  return { lab, list, stop };
}

const lastQuery = (lab: FakeLab): unknown =>
  lab.calls.filter((call) => call.name === 'runs.list').at(-1)?.payload;

test('search and order are the lab’s work', async () => {
  const { lab, list, stop } = await aList();
  list.ask({ search: 'wide' });
  await expect.poll(() => list.rows.total).toBe(1);
  list.sort('name');
  expect(lastQuery(lab)).toMatchObject({ sort: 'name', descending: false, search: 'wide' });
  list.sort('name');
  expect(lastQuery(lab)).toMatchObject({ sort: 'name', descending: true });
  stop();
});

test('a row follows the news of its run without a new list', async () => {
  const { lab, list, stop } = await aList();
  const asked = lab.calls.length;
  const run = lab.scene.runs.get('run-live');
  if (!run) throw new Error('the scene has no such run');
  lab.emit({ type: 'run.changed', run: { ...summaryOf(run), epochsDone: 99 } });
  expect(list.rows.at(0)).toMatchObject({ id: 'run-live', epochsDone: 99 });
  expect(lab.calls).toHaveLength(asked);
  stop();
});

test('what is selected is archived and leaves the list', async () => {
  const { list, stop } = await aList();
  const before = list.rows.total;
  list.toggle('run-done');
  list.toggle('run-lost');
  list.toggle('run-lost');
  await list.archive(true);
  expect(list.rows.total).toBe(before - 1);
  expect(list.selected.size).toBe(0);
  stop();
});

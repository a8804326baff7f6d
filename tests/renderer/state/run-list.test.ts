import { expect, test } from 'vitest';
import { RunList } from '../../../src/renderer/state/run-list.svelte';
import { editAll, tagAll, tagsOf } from '../../../src/renderer/state/run-marks';
import { createFakeLab, type FakeLab } from '../fake-lab/fake-lab';
import { summaryOf } from '../fake-lab/handlers';
import { busy } from '../fake-lab/scene';

async function aList(): Promise<{ lab: FakeLab; list: RunList; stop: () => void }> {
  const lab = createFakeLab(busy());
  const list = new RunList(lab.connection.client);
  const stop = list.open();
  await expect.poll(() => list.loaded).toBe(true);
  return { lab, list, stop };
}

const lastQuery = (lab: FakeLab): unknown =>
  lab.calls.filter((call) => call.name === 'runs.list').at(-1)?.payload;

test('search and order are the lab’s work', async () => {
  const { lab, list, stop } = await aList();
  list.ask({ search: 'wide' });
  await expect.poll(() => list.total).toBe(1);
  list.sort('name');
  await expect.poll(() => lastQuery(lab)).toMatchObject({ sort: 'name', descending: false, search: 'wide' });
  list.sort('name');
  await expect.poll(() => lastQuery(lab)).toMatchObject({ sort: 'name', descending: true });
  stop();
});

test('while a question is on its way only the last of those that follow is asked', async () => {
  const { lab, list, stop } = await aList();
  const before = lab.calls.filter((call) => call.name === 'runs.list').length;
  for (const search of ['p', 'pe', 'pen', 'peng', 'wide']) list.ask({ search });
  await list.reload();
  expect(list.total).toBe(1);
  expect(lab.calls.filter((call) => call.name === 'runs.list')).toHaveLength(before + 2);
  stop();
});

test('a row follows the news of its run without a new list', async () => {
  const { lab, list, stop } = await aList();
  const asked = lab.calls.length;
  const run = lab.scene.runs.get('run-live');
  if (!run) throw new Error('the scene has no such run');
  lab.emit({ type: 'run.changed', run: { ...summaryOf(run), epochsDone: 99 } });
  expect(list.at(0)).toMatchObject({ kind: 'run', run: { id: 'run-live', epochsDone: 99 } });
  expect(lab.calls).toHaveLength(asked);
  stop();
});

test('what is selected is archived and leaves the list', async () => {
  const { lab, list, stop } = await aList();
  const before = list.total;
  list.toggle('run-done');
  list.toggle('run-lost');
  list.toggle('run-lost');
  await editAll(lab.connection.client, list.selected, { archived: true });
  await list.reload();
  expect(list.total).toBe(before - 1);
  stop();
});

test('tags are added to those a run has', async () => {
  const { lab, stop } = await aList();
  await tagAll(lab.connection.client, ['run-done', 'run-lost'], tagsOf('best， wide,best'));
  expect(lab.scene.runs.get('run-done')?.tags).toEqual(['baseline', 'best', 'wide']);
  expect(lab.scene.runs.get('run-lost')?.tags).toEqual(['best', 'wide']);
  stop();
});

test('a search that cannot be understood is refused at once, and the list stays', async () => {
  const { lab, list, stop } = await aList();
  const before = list.total;
  const asked = lab.calls.length;
  list.ask({ search: 'metric>high' });
  expect(list.refusal).toMatchObject({ code: 'run.search-number', details: { at: 1 } });
  expect([list.total, lab.calls.length]).toEqual([before, asked]);
  list.ask({ search: 'metric>0.9' });
  expect(list.refusal).toBeUndefined();
  stop();
});

test('groups are headings with their runs below; the first is open, the others open on demand', async () => {
  const { list, stop } = await aList();
  const all = list.total;
  list.group('study');
  await expect.poll(() => list.at(0).kind).toBe('heading');
  expect(list.total).toBe(all);
  const [first, second] = list.sections;
  expect(list.lines).toBe(list.sections.length + (first?.runs ?? 0));
  const heading = 1 + (first?.runs ?? 0);
  expect(list.at(heading)).toEqual({ kind: 'heading', section: second });
  await second?.unfold();
  expect(list.at(heading + 1)).toMatchObject({ kind: 'run', run: { study: second?.key } });
  stop();
});

test('keys act on the row that has the focus: they select it, and what is shown beside the list follows', async () => {
  const { list, stop } = await aList();
  list.hold('run-done');
  list.select();
  expect([...list.selected]).toEqual(['run-done']);
  list.peek();
  list.hold('run-lost');
  expect(list.peeked).toBe('run-lost');
  // Something is selected already: that is what actions are about.
  list.takeUp();
  expect([...list.selected]).toEqual(['run-done']);
  list.peek();
  expect(list.peeked).toBeUndefined();
  list.clear();
  list.takeUp();
  expect([...list.selected]).toEqual(['run-lost']);
  stop();
});

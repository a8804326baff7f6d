import { expect, test } from 'vitest';
import { studySummary } from '../../../src/shared/study';
import { summaryOf } from '../fake-lab/handlers';
import { fresh } from '../fake-lab/scene';
import { penguins } from '../fake-lab/tables';
import { aWorkspace } from './a-workspace';

test('lists are loaded once and then follow the lab’s news', async () => {
  const { lab, workspace } = aWorkspace();
  workspace.open();
  await expect.poll(() => workspace.studies.value?.length).toBe(4);
  const [study] = workspace.studies.value ?? [];
  lab.emit({ type: 'study.changed', study: studySummary.parse({ ...study, runsEnded: 9 }) });
  expect(workspace.studies.value?.map((one) => one.runsEnded)).toContain(9);
  expect(workspace.studies.value).toHaveLength(4);
  lab.emit({ type: 'dataset.added', dataset: { ...penguins.dataset, id: 'ffffffffffffffff' } });
  await expect.poll(() => workspace.datasets.value?.[0]?.id).toBe('ffffffffffffffff');
});

test('what computes is asked for once something has trained', async () => {
  const { lab, workspace } = aWorkspace();
  workspace.open();
  await expect.poll(() => workspace.info.value?.version).toBe('0.1.0');
  const known = workspace.info.value;
  if (known) workspace.info.set({ ...known, backend: null });
  const run = lab.scene.runs.get('run-live');
  if (!run) throw new Error('the scene has no such run');
  lab.emit({ type: 'run.changed', run: summaryOf(run) });
  await expect.poll(() => workspace.info.value?.backend?.name).toBe('tensorflow');
});

test('a lab that was lost and found is asked for everything again', async () => {
  const { lab, workspace } = aWorkspace();
  workspace.open();
  await expect.poll(() => workspace.info.value?.version).toBe('0.1.0');
  const before = lab.calls.filter((call) => call.name === 'studies.list').length;
  lab.online(false);
  expect(workspace.online).toBe(false);
  lab.online(true);
  expect(lab.calls.filter((call) => call.name === 'studies.list')).toHaveLength(before + 1);
});

test('a file that is dropped is looked at, shown, and imported with what was chosen', async () => {
  const { lab, workspace, page } = aWorkspace(fresh());
  await workspace.offer(new File(['a,b\n1,2\n'], 'penguins.csv'));
  expect(page.location.hash).toBe('#/import');
  const session = workspace.importing;
  await expect.poll(() => session?.preview?.options.delimiter).toBe(';');
  await session?.change({ badRows: 'skip' });
  expect((await session?.start())?.dataset.name).toBe('penguins.csv');
  expect(lab.calls.at(-1)).toMatchObject({
    name: 'datasets.import',
    payload: { token: 'table', options: { badRows: 'skip' } },
  });
});

test('a file that is no table is refused with its code', async () => {
  const { workspace } = aWorkspace(fresh());
  await workspace.offer(new File(['x'], 'photo.png'));
  await expect.poll(() => workspace.importing?.failure?.code).toBe('csv.binary');
});

test('a plan that is being made survives a look elsewhere', () => {
  const { workspace } = aWorkspace();
  expect(workspace.draftFor('a')).toBe(workspace.draftFor('a'));
  expect(workspace.draftFor('a')).not.toBe(workspace.draftFor('b'));
});

test('the plan of a run is taken into Design, and one step takes that back', async () => {
  const { lab, workspace, page } = aWorkspace();
  const run = lab.scene.runs.get('run-done');
  if (!run) throw new Error('the scene has no such run');
  await workspace.change(run.plan, run.name);
  expect(page.location.hash).toContain(`#/design/${run.dataset}?predict=`);
  const draft = workspace.draftFor(run.dataset);
  expect(draft.plan).toEqual(run.plan);
  expect(draft.nextUndo).toEqual({ what: 'take-plan', of: run.name });
});

import { expect, test, vi } from 'vitest';
import { againstAlone, againstGuessing } from '../../../src/renderer/state/asked-study';
import { PlanDraft } from '../../../src/renderer/state/draft.svelte';
import { withRate } from '../../../src/renderer/state/plan-edits';
import { ignoredColumns } from '../../../src/renderer/state/recipe-edits';
import { deepened } from '../../../src/renderer/state/sharing';
import { LayerTools } from '../../../src/renderer/views/plan/layer-tools';
import { createFakeLab, type FakeLab } from '../fake-lab/fake-lab';
import { busy } from '../fake-lab/scene';
import { penguins } from '../fake-lab/tables';

async function aDraft(...targets: string[]): Promise<{ lab: FakeLab; draft: PlanDraft }> {
  const lab = createFakeLab(busy());
  const draft = draftIn(lab);
  await draft.open(targets);
  return { lab, draft };
}

/** As a page makes it that was just opened. */
function draftIn(lab: FakeLab, failed: (thrown: unknown) => void = vi.fn()): PlanDraft {
  const deps = { page: crypto.randomUUID(), failed, followed: vi.fn() };
  return new PlanDraft(lab.connection.client, penguins.dataset.id, deps);
}

const deepen = (draft: PlanDraft, layers: number): void =>
  draft.edit({ what: 'trunk' }, (plan) => deepened(plan, layers));

test('targets become a suggested and checked plan', async () => {
  const { draft } = await aDraft('species', 'body_mass_g');
  expect(draft.plan?.tasks.map((task) => [task.name, task.kind])).toEqual([
    ['species', 'classes'],
    ['body_mass_g', 'number'],
  ]);
  expect(draft.check?.inputs.map((input) => input.column)).not.toContain('species');
});

test('a change is checked by the lab, and only the last of several', async () => {
  const { lab, draft } = await aDraft('sex');
  const before = lab.calls.filter((call) => call.name === 'plans.check').length;
  deepen(draft, 1);
  deepen(draft, 3);
  expect(draft.checking).toBe(true);
  await expect.poll(() => draft.checking).toBe(false);
  expect(lab.calls.filter((call) => call.name === 'plans.check')).toHaveLength(before + 1);
  expect(
    draft.check?.layers.filter((layer) => layer.name.startsWith('trunk')).map((layer) => layer.shape[0]),
  ).toEqual([64, 64, 64]);
});

test('a plan that cannot be is told why, and the last good check stays', async () => {
  const { draft } = await aDraft('sex');
  draft.split({ validation: 0.6, test: 0.6 });
  await expect.poll(() => draft.failure?.code).toBe('plan.split');
  expect(draft.check).toBeDefined();
  draft.split({ validation: 0.1, test: 0.1 });
  await expect.poll(() => draft.failure).toBeUndefined();
});

test('a column that is left out stays out when other targets are picked, until it is put back', async () => {
  const { draft } = await aDraft('sex');
  draft.ignore('individual');
  await draft.predict(['species']);
  expect(draft.plan && ignoredColumns(draft.plan)).toEqual(['individual']);
  draft.include('individual');
  expect(draft.plan && ignoredColumns(draft.plan)).toEqual([]);
});

test('another kind takes its natural loss', async () => {
  const { draft } = await aDraft('sex');
  draft.kind('sex', 'classes');
  expect(draft.plan?.tasks[0]).toEqual({ name: 'sex', targets: ['sex'], weight: 1, kind: 'classes' });
});

test('a method and a loss are changed in steps of their own, and what is taken out is gone', async () => {
  const { draft } = await aDraft('sex');
  draft.method({ schedule: { kind: 'cosine', floor: 0, warmup: 5 }, clip: { kind: 'norm', limit: 1 } });
  draft.loss('sex', { kind: 'sigmoid-focal', gamma: 3 });
  draft.method({ clip: undefined });
  expect(draft.plan?.method).toMatchObject({ schedule: { kind: 'cosine' }, clip: undefined });
  expect(draft.plan?.tasks[0]?.loss).toEqual({ kind: 'sigmoid-focal', gamma: 3 });
  draft.undo();
  expect(draft.plan?.method.clip).toEqual({ kind: 'norm', limit: 1 });
  draft.undo();
  expect(draft.plan?.tasks[0]?.loss).toBeUndefined();
});

test('the study is asked with the plan and the seeds that are shown', async () => {
  const { lab, draft } = await aDraft('sex', 'species');
  draft.seeds = 7;
  await draft.ask(againstAlone('Both'));
  expect(lab.calls.at(-1)).toMatchObject({
    name: 'studies.start',
    payload: { plan: { question: 'do-tasks-help', name: 'Both', seeds: 7 } },
  });
});

test('the plan alone is asked about, too: whether it learns more than guessing', async () => {
  const { lab, draft } = await aDraft('sex');
  draft.seeds = 3;
  await draft.ask(againstGuessing('Sex'));
  expect(lab.calls.at(-1)).toMatchObject({
    name: 'studies.start',
    payload: { plan: { question: 'train', name: 'Sex', seeds: 3, plans: [{ tasks: [{ name: 'sex' }] }] } },
  });
});

test('the same targets again keep what was changed', async () => {
  const { draft } = await aDraft('sex');
  draft.rename('Mine');
  await draft.open(['sex']);
  expect(draft.plan?.name).toBe('Mine');
});

test('a step is undone by name, redone, and the lab is asked about the plan that is there again', async () => {
  const { draft } = await aDraft('sex');
  deepen(draft, 3);
  expect(draft.nextUndo).toEqual({ what: 'trunk' });
  draft.undo();
  expect(draft.plan?.design.trunk).toMatchObject([{ units: 64 }, { units: 64 }]);
  expect(draft.nextRedo).toEqual({ what: 'trunk' });
  draft.redo();
  await expect.poll(() => draft.checking).toBe(false);
  expect(draft.check?.layers.filter((layer) => layer.name.startsWith('trunk'))).toHaveLength(3);
});

test('a factor of the learning rate follows its layer, and comes back with it', async () => {
  const { draft } = await aDraft('sex');
  draft.edit({ what: 'rate', of: 'trunk 2' }, (plan) => withRate(plan, 'trunk 2', 0.1));
  const tools = new LayerTools(draft, vi.fn());
  tools.shift({ chain: 'trunk', index: 1 }, -1);
  expect(draft.plan?.method.rates).toEqual({ 'trunk 1': 0.1 });
  tools.add({ chain: 'trunk', index: 0 });
  expect(draft.plan?.method.rates).toEqual({ 'trunk 2': 0.1 });
  tools.remove({ chain: 'trunk', index: 1 });
  expect(draft.plan?.method.rates).toBeUndefined();
  draft.undo();
  expect(draft.plan?.method.rates).toEqual({ 'trunk 2': 0.1 });
  draft.undo();
  expect(draft.plan?.method.rates).toEqual({ 'trunk 1': 0.1 });
});

test('targets and columns left out are steps as well, and bring their plan back', async () => {
  const { draft } = await aDraft('sex');
  draft.rename('Mine');
  await draft.predict(['sex', 'species']);
  draft.ignore('individual');
  draft.undo();
  expect(draft.leavesOut('individual')).toBe(false);
  draft.undo();
  expect([draft.targets, draft.plan?.name]).toEqual([['sex'], 'Mine']);
});

test('a suggestion that was undone before it came is asked for again when it is redone', async () => {
  const { draft } = await aDraft('sex');
  const asked = draft.predict(['species']);
  draft.undo();
  await asked;
  expect(draft.plan?.tasks.map((task) => task.name)).toEqual(['sex']);
  draft.redo();
  await expect.poll(() => draft.plan?.tasks.map((task) => task.name)).toEqual(['species']);
});

test('opening a link is no step, and a mere suggestion is not kept', async () => {
  const { lab, draft } = await aDraft('sex');
  expect(draft.nextUndo).toBeUndefined();
  expect(lab.scene.drafts.get(penguins.dataset.id)).toBeUndefined();
});

test('a page that is opened anew has the draft as it was left, and can throw it away', async () => {
  const { lab, draft: before } = await aDraft('sex');
  before.ignore('individual');
  deepen(before, 3);
  before.seeds = 7;
  await expect.poll(() => lab.scene.drafts.get(penguins.dataset.id)?.draft.seeds).toBe(7);

  const after = draftIn(lab);
  await after.open([]);
  expect(after.restoredAt).toBe('2031-03-06T11:00:00.000Z');
  expect([after.targets, after.seeds, after.leavesOut('individual')]).toEqual([['sex'], 7, true]);
  expect(after.plan?.design.trunk).toHaveLength(3);
  await expect.poll(() => after.check?.layers.filter(({ name }) => name.startsWith('trunk'))).toHaveLength(3);

  after.discard();
  await expect.poll(() => lab.scene.drafts.has(penguins.dataset.id)).toBe(false);
  expect([after.targets, after.plan, after.restoredAt]).toEqual([[], undefined, undefined]);
  after.undo();
  await expect.poll(() => lab.scene.drafts.has(penguins.dataset.id)).toBe(true);
});

test('how a table is cleaned goes into every plan, is undone by name, and asks anew about a target', async () => {
  const { lab, draft } = await aDraft('species');
  const reading = { missing: ['.'], clean: false, decimalComma: false };
  draft.read('sex', reading);
  draft.duplicates('drop');
  expect(draft.plan?.recipe).toMatchObject({ read: { sex: reading }, duplicates: 'drop' });
  await draft.predict(['sex']);
  expect(draft.plan?.recipe).toMatchObject({ read: { sex: reading }, duplicates: 'drop' });
  const suggestions = () => lab.calls.filter(({ name }) => name === 'plans.suggest').length;
  const before = suggestions();
  draft.read('sex', undefined);
  expect(suggestions()).toBe(before + 1);
  await expect.poll(() => draft.plan?.recipe.read).toEqual({});
  expect(draft.nextUndo).toEqual({ what: 'read-plainly', of: 'sex' });
  draft.undo();
  draft.undo();
  expect(draft.nextUndo).toEqual({ what: 'drop-duplicates' });
  draft.undo();
  expect(draft.plan?.recipe.duplicates).toBe('keep');
});

test('other targets in the address are a step away from what was kept', async () => {
  const { lab, draft: before } = await aDraft('sex');
  before.rename('Mine');
  await expect.poll(() => lab.scene.drafts.has(penguins.dataset.id)).toBe(true);
  const after = draftIn(lab);
  await after.open(['species']);
  expect([after.targets, after.restoredAt]).toEqual([['species'], undefined]);
  after.undo();
  expect([after.targets, after.plan?.name]).toEqual([['sex'], 'Mine']);
});

test('a lab that cannot keep the draft says so once', async () => {
  const lab = createFakeLab(busy());
  const failed = vi.fn();
  const draft = draftIn(lab, failed);
  await draft.open(['sex']);
  vi.spyOn(lab.scene.drafts, 'set').mockImplementation(() => {
    throw new Error('the disk is full');
  });
  draft.rename('Mine');
  await expect.poll(() => failed.mock.calls.length).toBe(1);
  draft.rename('Yours');
  const keeps = () => lab.calls.filter(({ name }) => name === 'drafts.keep').length;
  await expect.poll(keeps).toBe(2);
  expect(failed).toHaveBeenCalledOnce();
});

import { expect, test } from 'vitest';
import type { Connection } from '../../../src/renderer/api/connection';
import type { PlanDraft } from '../../../src/renderer/state/draft.svelte';
import { Router } from '../../../src/renderer/state/router.svelte';
import { Workspace } from '../../../src/renderer/state/workspace.svelte';
import type { LabClient } from '../../../src/shared/contract/client';
import { createFakeLab, type FakeLab } from '../fake-lab/fake-lab';
import { busy } from '../fake-lab/scene';
import { penguins } from '../fake-lab/tables';
import { FakePage } from './a-workspace';

const { id } = penguins.dataset;

interface Window {
  readonly workspace: Workspace;
  readonly draft: PlanDraft;
  readonly page: FakePage;
}

/** A way to the lab that can break: calls fail, and no news come. */
class BreakableLine {
  broken = false;
  readonly connection: Connection;

  constructor(connection: Connection) {
    const { client } = connection;
    const call: LabClient['call'] = (name, input) =>
      this.broken ? Promise.reject(new Error('the line is broken')) : client.call(name, input);
    const subscribe: LabClient['subscribe'] = (heard) =>
      client.subscribe((event) => {
        if (!this.broken) heard(event);
      });
    this.connection = { ...connection, client: { call, subscribe } };
  }
}

/** A window of a lab that shows the table. */
async function aWindow(connection: Connection, ...targets: string[]): Promise<Window> {
  const page = new FakePage();
  page.location.hash = `#/dataset/${id}`;
  const workspace = new Workspace(connection, new Router(page));
  workspace.open();
  await workspace.openDraft(id, targets);
  return { workspace, draft: workspace.draftFor(id), page };
}

async function twoWindows(): Promise<{ lab: FakeLab; left: Window; right: Window }> {
  const lab = createFakeLab(busy());
  const left = await aWindow(lab.connection, 'sex');
  left.draft.rename('Mine');
  await expect.poll(() => lab.scene.drafts.has(id)).toBe(true);
  return { lab, left, right: await aWindow(lab.connection) };
}

/** Both windows change something before either has heard of the other; the left one was heard first. */
async function clashing(): Promise<{ lab: FakeLab; left: Window; right: Window }> {
  const lab = createFakeLab(busy());
  const left = await aWindow(lab.connection, 'sex');
  const line = new BreakableLine(lab.connection);
  const right = await aWindow(line.connection, 'sex');
  line.broken = true;
  left.draft.rename('From the left');
  right.draft.rename('From the right');
  await expect.poll(() => kept(lab)).toBe('From the left');
  line.broken = false;
  lab.online(true);
  await expect.poll(() => right.draft.clashes).toBe(true);
  return { lab, left, right };
}

const kept = (lab: FakeLab): string | undefined => lab.scene.drafts.get(id)?.draft.plan?.name;
const writes = (lab: FakeLab): number => lab.calls.filter(({ name }) => name === 'drafts.keep').length;

test('a change in one window is in the other at once, and is undone there by name', async () => {
  const { lab, left, right } = await twoWindows();
  left.draft.seeds = 7;
  left.draft.ignore('individual');
  await expect.poll(() => right.draft.leavesOut('individual')).toBe(true);
  expect([right.draft.seeds, right.draft.nextUndo]).toEqual([7, { what: 'elsewhere' }]);
  right.draft.undo();
  await expect.poll(() => left.draft.leavesOut('individual')).toBe(false);
  expect([left.draft.clashes, right.draft.clashes, kept(lab)]).toEqual([false, false, 'Mine']);
});

test('a window that follows does not answer', async () => {
  const { lab, left, right } = await twoWindows();
  const before = writes(lab);
  left.draft.rename('Ours');
  await expect.poll(() => right.draft.plan?.name).toBe('Ours');
  await expect.poll(() => right.draft.checking).toBe(false);
  expect(writes(lab)).toBe(before + 1);
});

test('the address follows the targets', async () => {
  const { left, right } = await twoWindows();
  await left.draft.predict(['sex', 'species']);
  await expect.poll(() => right.page.location.hash).toBe(`#/dataset/${id}?predict=sex,species`);
});

test('a draft that is thrown away is gone in both windows, and either brings it back', async () => {
  const { left, right } = await twoWindows();
  left.workspace.discardDraft();
  await expect.poll(() => right.page.location.hash).toBe(`#/dataset/${id}`);
  expect(right.draft.plan).toBeUndefined();
  right.workspace.undo();
  await expect.poll(() => left.draft.plan?.name).toBe('Mine');
});

test('where both changed, each sees its own and nothing is kept until a person chooses', async () => {
  const { lab, left, right } = await clashing();
  expect([left.draft.plan?.name, right.draft.plan?.name]).toEqual(['From the left', 'From the right']);
  right.draft.weight('sex', 3);
  right.workspace.leave();
  expect(kept(lab)).toBe('From the left');
});

test('the other window’s draft is taken, and undone', async () => {
  const { lab, left, right } = await clashing();
  right.workspace.takeOtherDraft();
  expect([right.draft.clashes, right.draft.plan?.name]).toEqual([false, 'From the left']);
  right.draft.undo();
  await expect.poll(() => left.draft.plan?.name).toBe('From the right');
  expect(kept(lab)).toBe('From the right');
});

test('this window’s draft is kept, shows in the other, and undoing brings the other’s', async () => {
  const { lab, left, right } = await clashing();
  right.draft.keepMine();
  await expect.poll(() => left.draft.plan?.name).toBe('From the right');
  expect([left.draft.clashes, right.draft.clashes]).toEqual([false, false]);
  right.draft.undo();
  await expect.poll(() => kept(lab)).toBe('From the left');
});

test('a change that another window has seen and gone on from is no clash', async () => {
  const { lab, left, right } = await twoWindows();
  left.draft.rename('Ours');
  left.workspace.leave();
  right.draft.rename('Ours, and better');
  right.workspace.leave();
  await expect.poll(() => left.draft.plan?.name).toBe('Ours, and better');
  expect([left.draft.clashes, kept(lab)]).toEqual([false, 'Ours, and better']);
});

test('the same change in both windows is no clash', async () => {
  const { left, right } = await twoWindows();
  left.draft.rename('Ours');
  right.draft.rename('Ours');
  await expect.poll(() => right.draft.checking || left.draft.checking).toBe(false);
  expect([left.draft.clashes, right.draft.clashes]).toEqual([false, false]);
  right.draft.weight('sex', 2);
  await expect.poll(() => left.draft.plan?.tasks[0]?.weight).toBe(2);
});

test('what was done while the lab was out of reach is kept when nobody else did anything', async () => {
  const lab = createFakeLab(busy());
  const far = new BreakableLine(lab.connection);
  const { draft } = await aWindow(far.connection, 'sex');
  far.broken = true;
  draft.rename('Far away');
  far.broken = false;
  expect(kept(lab)).toBeUndefined();
  lab.online(true);
  await expect.poll(() => kept(lab)).toBe('Far away');
});

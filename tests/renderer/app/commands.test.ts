import { expect, test } from 'vitest';
import { commandsOf, isPossible } from '../../../src/renderer/app/commands';
import { en } from '../../../src/renderer/language/en';
import { Language } from '../../../src/renderer/language/language.svelte';
import { zh } from '../../../src/renderer/language/zh';
import { menuOf } from '../../../src/renderer/app/menu';
import { Preferences } from '../../../src/renderer/state/preferences.svelte';
import { aWorkspace } from '../state/a-workspace';
import { MemoryStorage } from '../state/memory-storage';

const nothing = (): undefined => undefined;
const { workspace, page } = aWorkspace();
const frame = {
  openPalette: nothing,
  openKeys: nothing,
  focusSearch: nothing,
  openFile: nothing,
  openActions: nothing,
};
const commands = commandsOf(workspace, new Preferences(new MemoryStorage()), frame);

test('no two commands have the same keys, or one the beginning of another', () => {
  const keys = commands.flatMap((command) => (command.keys ? [command.keys.join(' ')] : []));
  for (const one of keys)
    expect(keys.filter((other) => other === one || other.startsWith(`${one} `))).toEqual([one]);
});

test('every command has a title in both languages', () => {
  for (const command of commands) {
    expect(command.title(en)).not.toBe('');
    expect(command.title(zh)).not.toBe('');
  }
});

test('g then r goes to the runs', () => {
  commands.find((command) => command.keys?.join(' ') === 'g r')?.run();
  expect(page.location.hash).toBe('#/runs');
});

test('n leads to where a question about the table in sight is asked, or about the newest', async () => {
  const { workspace, page } = aWorkspace();
  await workspace.datasets.load();
  const ask = commandsOf(workspace, new Preferences(new MemoryStorage()), frame).find(
    ({ keys }) => keys?.join(' ') === 'n',
  );
  ask?.run();
  const newest = workspace.datasets.value?.[0];
  expect(page.location.hash).toBe(`#/dataset/${newest?.id}`);
  await workspace.openDraft(newest?.id ?? '', ['sex']);
  ask?.run();
  expect(page.location.hash).toBe(`#/design/${newest?.id}?predict=sex`);
});

test('a run is paused from anywhere while it is the only one, and from its page', async () => {
  const { lab, workspace, page } = aWorkspace();
  await workspace.activity.load(workspace.client);
  const pause = commandsOf(workspace, new Preferences(new MemoryStorage()), frame).find(
    ({ id }) => id === 'runs.pause',
  );
  // Of several runs none is meant, until one is shown.
  expect(pause && isPossible(pause)).toBe(false);
  page.location.hash = '#/run/run-live';
  expect(pause && isPossible(pause)).toBe(true);
  pause?.run();
  expect(lab.calls.at(-1)).toEqual({ name: 'runs.pause', payload: { run: 'run-live' } });
});

test('the menu has the commands in the language of the page, and says which can be run', () => {
  const { language, lines } = menuOf(commands, new Language(['zh-CN'], () => 'system'));
  expect(language).toBe('zh');
  expect(lines.find(({ id }) => id === 'file.open')).toEqual({
    id: 'file.open',
    label: '打开表格',
    menu: 'file',
    keys: ['Mod+o'],
    enabled: true,
  });
  expect(lines.find(({ id }) => id === 'runs.stop')?.enabled).toBe(false);
});

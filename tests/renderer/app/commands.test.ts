import { expect, test } from 'vitest';
import { commandsOf } from '../../../src/renderer/app/commands';
import { en } from '../../../src/renderer/language/en';
import { zh } from '../../../src/renderer/language/zh';
import { Preferences } from '../../../src/renderer/state/preferences.svelte';
import { aWorkspace } from '../state/a-workspace';
import { MemoryStorage } from '../state/memory-storage';

const nothing = (): undefined => undefined;
const { workspace, page } = aWorkspace();
const commands = commandsOf(workspace, new Preferences(new MemoryStorage()), {
  openPalette: nothing,
  openKeys: nothing,
  focusSearch: nothing,
});

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

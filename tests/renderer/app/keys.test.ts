import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/renderer/app/commands';
import { KeySequence, printed, type KeyPress } from '../../../src/renderer/app/keys';

const command = (id: string, ...keys: string[]): Command => ({
  id,
  keys,
  title: () => id,
  run: () => undefined,
});
const undo: Command = { ...command('undo', 'Mod+z'), leftToFields: true };
const commands = [
  command('home', 'g', 'h'),
  command('runs', 'g', 'r'),
  command('search', '/'),
  command('palette', 'Mod+k'),
  undo,
  command('redo', 'Mod+Shift+z'),
];
const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('key sequences', () => {
  test('two keys one after the other find their command', () => {
    const keys = new KeySequence(commands);
    expect(keys.press(press('g'), false, 0)).toBeUndefined();
    expect(keys.press(press('r'), false, 300)?.id).toBe('runs');
  });

  test('a pause begins anew', () => {
    const keys = new KeySequence(commands);
    keys.press(press('g'), false, 0);
    expect(keys.press(press('r'), false, 5000)).toBeUndefined();
  });

  test('a wrong key in between does not stick', () => {
    const keys = new KeySequence(commands);
    keys.press(press('g'), false, 0);
    expect(keys.press(press('x'), false, 100)).toBeUndefined();
    expect(keys.press(press('/'), false, 200)?.id).toBe('search');
  });

  test('typing into a field is typing, but for keys with Ctrl or Command', () => {
    const keys = new KeySequence(commands);
    expect(keys.press(press('/'), true, 0)).toBeUndefined();
    expect(keys.press(press('k', { ctrlKey: true }), true, 1)?.id).toBe('palette');
    expect(keys.press(press('k', { metaKey: true }), false, 2)?.id).toBe('palette');
  });

  test('undo belongs to the field while somebody types, and Shift tells redo from it', () => {
    const keys = new KeySequence(commands);
    expect(keys.press(press('z', { ctrlKey: true }), true, 0)).toBeUndefined();
    expect(keys.press(press('z', { ctrlKey: true }), false, 1)?.id).toBe('undo');
    expect(keys.press(press('Z', { metaKey: true, shiftKey: true }), false, 2)?.id).toBe('redo');
  });
});

test('keys are printed by their name on the system', () => {
  expect(printed('Mod+k', true)).toEqual(['⌘', 'K']);
  expect(printed('Mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(printed('Esc', false)).toEqual(['Esc']);
});

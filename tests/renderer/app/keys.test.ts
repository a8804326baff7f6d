import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Command } from '../../../src/renderer/app/commands';
import { keyHandler, printed } from '../../../src/renderer/app/keys';

afterEach(() => vi.unstubAllGlobals());

type Held = 'Control' | 'Shift' | 'Alt' | 'Meta';

/** What of a key press matters to whoever hears it. */
function press(key: string, ...held: Held[]): Event {
  return Object.assign(new Event('keydown', { cancelable: true }), {
    key,
    code: key,
    ctrlKey: held.includes('Control'),
    metaKey: held.includes('Meta'),
    isComposing: false,
    getModifierState: (name: Held) => held.includes(name),
  });
}

/** The same press while a text field has the focus. */
function typedInto(event: Event): Event {
  return Object.defineProperty(event, 'target', { value: { matches: () => true } });
}

/** Hears the keys of some commands and lists those that ran. */
function listening(deaf = false) {
  const ran: string[] = [];
  const command = (id: string, keys: readonly string[], possible = true): Command => ({
    id,
    keys,
    title: () => id,
    possible: () => possible,
    run: () => ran.push(id),
  });
  const hear = keyHandler(
    [
      command('home', ['g', 'h']),
      command('runs', ['g', 'r']),
      command('search', ['/']),
      command('peek', ['Space']),
      command('palette', ['Mod+k']),
      command('window', ['Mod+Shift+n']),
      { ...command('undo', ['Mod+z']), leftToFields: true },
      command('redo', ['Mod+Shift+z'], false),
    ],
    () => deaf,
  );
  return { hear, ran };
}

describe('keys', () => {
  test('two keys one after the other find their command', () => {
    const { hear, ran } = listening();
    [press('g'), press('r')].forEach(hear);
    expect(ran).toEqual(['runs']);
  });

  test('a wrong key in between begins anew', () => {
    const { hear, ran } = listening();
    [press('g'), press('x'), press('r'), press('/')].forEach(hear);
    expect(ran).toEqual(['search']);
  });

  test('a sign is found whether or not the keyboard wants Shift for it', () => {
    const { hear, ran } = listening();
    [press('/'), press('/', 'Shift')].forEach(hear);
    expect(ran).toEqual(['search', 'search']);
  });

  test('keys held together are another thing than the key alone', () => {
    const { hear, ran } = listening();
    [press('k'), press('k', 'Control'), press('N', 'Control', 'Shift')].forEach(hear);
    expect(ran).toEqual(['palette', 'window']);
  });

  test('a command that cannot run leaves its keys to the system', () => {
    const { hear, ran } = listening();
    const redo = press('Z', 'Control', 'Shift');
    hear(redo);
    expect([ran, redo.defaultPrevented]).toEqual([[], false]);
  });

  test('typing into a field is typing, but for keys held with Ctrl; undo then belongs to the field', () => {
    const { hear, ran } = listening();
    for (const one of [press('/'), press('z', 'Control'), press('k', 'Control')]) hear(typedInto(one));
    expect(ran).toEqual(['palette']);
    hear(press('z', 'Control'));
    expect(ran).toEqual(['palette', 'undo']);
  });

  test('the space bar presses what can be pressed, and is a command elsewhere', () => {
    const { hear, ran } = listening();
    class Part {
      constructor(readonly matches: (selector?: string) => boolean) {}
    }
    vi.stubGlobal('Element', Part);
    const on = (pressable: boolean): Event =>
      Object.defineProperty(Object.assign(press(' '), { code: 'Space' }), 'target', {
        // A field is neither of the two.
        value: new Part((selector?: string) => pressable && selector?.startsWith('button') === true),
      });
    hear(on(true));
    expect(ran).toEqual([]);
    hear(on(false));
    expect(ran).toEqual(['peek']);
  });

  test('nothing is heard while keys mean something else', () => {
    const { hear, ran } = listening(true);
    hear(press('/'));
    expect(ran).toEqual([]);
  });
});

test('keys are printed by their name on the system', () => {
  expect(printed('Mod+k', true)).toEqual(['⌘', 'K']);
  expect(printed('Mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(printed('Esc', false)).toEqual(['Esc']);
});

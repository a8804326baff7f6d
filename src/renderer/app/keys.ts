import type { Command } from './commands';

/** What of a key press matters. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** A sequence that is not finished within this time begins anew, in milliseconds. */
const PATIENCE = 1200;

/** Follows key presses and finds the command whose keys were pressed one after the other. */
export class KeySequence {
  readonly #commands: readonly Command[];
  #pressed: string[] = [];
  #last = -Infinity;

  constructor(commands: readonly Command[]) {
    this.#commands = commands;
  }

  /**
   * @param typing whether the press goes into a text field: then only keys with Ctrl or Command count
   * @param now milliseconds
   * @returns the command to run, if this press completes one
   */
  press(event: KeyPress, typing: boolean, now: number): Command | undefined {
    const key = nameOf(event);
    if (event.altKey || (typing && !key.startsWith('Mod+'))) return undefined;
    if (now - this.#last > PATIENCE) this.#pressed = [];
    this.#last = now;
    const found = this.#find([...this.#pressed, key]) ?? this.#find([key]);
    this.#pressed = found ? [] : [...this.#pressed, key].slice(-2);
    return typing && found?.leftToFields ? undefined : found;
  }

  #find(keys: readonly string[]): Command | undefined {
    return this.#commands.find((command) => command.keys?.join(' ') === keys.join(' '));
  }
}

function nameOf(event: KeyPress): string {
  if (!event.ctrlKey && !event.metaKey) return event.key;
  return `Mod+${event.shiftKey ? 'Shift+' : ''}${event.key.toLowerCase()}`;
}

/** Whether what has the focus takes text. */
export function takesText(element: Element | null): boolean {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || element.matches('input, textarea, select'))
  );
}

/** Keys as they are printed: `Mod` by its name on this system. */
export function printed(key: string, mac: boolean): string[] {
  return key
    .split('+')
    .map((part) => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : part));
}

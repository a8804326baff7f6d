import { createKeybindingsHandler, defaultKeybindingsHandlerIgnore } from 'tinykeys';
import { isPossible, type Command } from './commands';

/** A sequence that is not finished within this time begins anew, in milliseconds. */
const PATIENCE = 1200;

/**
 * Hears key presses and runs the command whose keys were pressed one after the other, if it can be run now.
 * @param deaf whether key presses mean something else for now, such as while a sheet is open
 */
export function keyHandler(commands: readonly Command[], deaf: () => boolean): (event: Event) => void {
  const bindings = commands.flatMap((command) =>
    command.keys ? [[command.keys.map(patternOf).join(' '), runner(command)] as const] : [],
  );
  return createKeybindingsHandler(Object.fromEntries(bindings), {
    timeout: PATIENCE,
    ignore: (event) => event.repeat || event.isComposing || deaf(),
  });
}

function runner(command: Command): (event: KeyboardEvent) => void {
  return (event) => {
    if (!isPossible(command) || isTyped(command, event) || isPress(event)) return;
    event.preventDefault();
    command.run();
  };
}

/** How the library writes our keys: a sign that takes Shift on some keyboards may be pressed with it. */
function patternOf(key: string): string {
  return /^\W$/.test(key) ? `[Shift]+${key}` : key.replace('Mod', '$mod');
}

/** A key that goes into a text field is text, unless Ctrl or Command is held and the field has no use for it. */
function isTyped({ leftToFields }: Command, event: KeyboardEvent): boolean {
  const free = (event.ctrlKey || event.metaKey) && leftToFields === undefined;
  return !free && defaultKeybindingsHandlerIgnore(event);
}

/** The space bar presses what has the focus and can be pressed. */
function isPress({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof Element && target.matches('button, summary, [role=button]');
}

/** Keys as they are printed: `Mod` by its name on this system. */
export function printed(key: string, mac: boolean): string[] {
  return key
    .split('+')
    .map((part) => (part === 'Mod' ? (mac ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : part));
}

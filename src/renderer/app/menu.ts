import type { FromPage } from '../../shared/window-messages';
import type { Language } from '../language/language.svelte';
import { isPossible, type Command } from './commands';

/** The commands that stand in the window's menu, as its shell hears of them. */
export function menuOf(commands: readonly Command[], { code, t }: Language): FromPage & { type: 'menu' } {
  const lines = commands.flatMap((command) =>
    command.menu === undefined
      ? []
      : [
          {
            id: command.id,
            label: command.title(t),
            menu: command.menu,
            keys: [...(command.keys ?? [])],
            enabled: isPossible(command),
          },
        ],
  );
  return { type: 'menu', language: code, lines };
}

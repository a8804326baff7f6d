import { tokenOf } from '../api/connection';
import { routeOf } from '../state/routes';
import type { Workspace } from '../state/workspace.svelte';
import { isPossible, type Command } from './commands';

/** Does what the window's shell asks for; returns how to stop. A browser's page has no shell and does nothing. */
export function obey(workspace: Workspace, commands: readonly Command[]): (() => void) | undefined {
  return workspace.connection.shell?.heed((message) => {
    switch (message.type) {
      case 'command':
        return commands.find((command) => command.id === message.id && isPossible(command))?.run();
      case 'go':
        return workspace.router.go(routeOf(message.place));
      case 'file':
        return void workspace.take(Promise.resolve(message.reply).then(tokenOf));
    }
  });
}

import type { Ending } from '../../shared/training';
import type { Language } from '../language/language.svelte';
import { notifyState } from '../state/notify-state';
import type { Workspace } from '../state/workspace.svelte';

/** Tells of an end by the browser, to whoever looks elsewhere and has allowed it. */
export function notify({ what, id, name, status }: Ending, workspace: Workspace, { t }: Language): void {
  if (workspace.connection.shell || !document.hidden || notifyState(window) !== 'granted') return;
  const body = t.frame.ended[status === 'failed' || status === 'diverged' ? 'failed' : what];
  const notice = new Notification(name, { body });
  notice.onclick = () => {
    window.focus();
    workspace.router.go({ view: what, id });
  };
}

import { app, BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import { labEvent } from '../../shared/contract/events';
import { Training, type Ending } from '../../shared/training';
import type { HostedLab } from '../serve/hosted-lab';
import type { Wish } from './wishes';
import { shellWords } from './words';

/**
 * What can be seen of training without looking at the window: how far it is, beside the program's name in the bar
 * of tasks; its end, as a notice of the system to whoever works elsewhere. The computer stays awake meanwhile.
 */
export async function showTraining(opening: Promise<HostedLab>, grant: (wish: Wish) => void): Promise<void> {
  const training = new Training();
  const awake = new Awake();
  (await opening).listen((raw) => {
    const event = labEvent.safeParse(raw).data;
    if (!event) return;
    const ending = training.hear(event);
    awake.keep(training.busy);
    showShare(training.share);
    if (ending && BrowserWindow.getFocusedWindow() === null) tell(ending, grant);
  });
}

/** Keeps the computer from falling asleep, and the screen may go dark. */
class Awake {
  #blocker: number | undefined;

  keep(wanted: boolean): void {
    if (wanted === (this.#blocker !== undefined)) return;
    if (this.#blocker !== undefined) powerSaveBlocker.stop(this.#blocker);
    this.#blocker = wanted ? powerSaveBlocker.start('prevent-app-suspension') : undefined;
  }
}

/** Below 0 there is no bar. */
function showShare(share = -1): void {
  for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(share);
}

function tell({ what, id, name, status }: Ending, grant: (wish: Wish) => void): void {
  if (!Notification.isSupported()) return;
  const t = shellWords();
  const body =
    status === 'failed' || status === 'diverged' ? t.failed : what === 'study' ? t.verdict : t.ended;
  const notice = new Notification({ title: name, body });
  notice.on('click', () => grant({ type: 'place', place: `#/${what}/${id}` }));
  // On a Mac the icon asks for a look too.
  app.dock?.bounce('informational');
  notice.show();
}

import { app } from 'electron';
import type { HostedLab } from '../serve/hosted-lab';

/** However the program is asked to end, the lab first saves what runs and ends its trainers. */
export function closeLabFirst(opening: Promise<HostedLab>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    const done = (): void => {
      state = 'closed';
      app.quit();
    };
    // A lab that never opened has nothing to save.
    opening.then((lab) => lab.close()).then(done, done);
  });
}

import { labSettings, type LabSettings } from '../../shared/lab-settings';
import type { Sqlite } from './sqlite';

/** How this lab trains, as a person set it. */
export interface Settings {
  get(): LabSettings;
  set(settings: LabSettings): void;
}

export function createSettings(db: Sqlite): Settings {
  const select = db.prepare('SELECT slots, threads FROM settings');
  const update = db.prepare('UPDATE settings SET slots = ?, threads = ?');
  return {
    get: () => labSettings.parse(select.get()),
    set({ slots, threads }) {
      update.run(slots, threads);
    },
  };
}

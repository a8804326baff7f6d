import type { Folders } from '../lab/folders';
import { openDatabase } from './database';
import { createDrafts, type Drafts } from './drafts';
import { createRuns, type Runs } from './runs';
import { loadSqlite } from './sqlite';
import { lockFolder } from './lock';
import { createSettings, type Settings } from './settings';
import { createStudies } from './studies';
import type { Studies } from './studies-view';

/** Everything the lab remembers about runs, studies and plans in the making. */
export interface History {
  readonly runs: Runs;
  readonly studies: Studies;
  readonly drafts: Drafts;
  readonly settings: Settings;
  /** Of SQLite. */
  readonly version: string;
  /** Also lets go of the data folder. */
  close(): void;
}

/**
 * Takes the data folder for this process and opens its history.
 * @throws AppError system.busy-folder, system.newer-history, system.history-damaged, system.history-lost, system.runtime-too-old
 */
export async function openHistory(
  folders: Pick<Folders, 'home' | 'history' | 'backups' | 'lock'>,
): Promise<History> {
  const engine = await loadSqlite();
  const lock = lockFolder(engine, folders);
  try {
    const db = await openDatabase(engine, folders);
    return {
      runs: createRuns(db),
      studies: createStudies(db),
      drafts: createDrafts(db),
      settings: createSettings(db),
      version: String(db.prepare('SELECT sqlite_version()').pluck().get()),
      close() {
        db.close();
        lock.release();
      },
    };
  } catch (thrown) {
    lock.release();
    throw thrown;
  }
}

import { AppError } from '../../shared/errors/app-error';
import { z } from '../../shared/zod';
import type { Folders } from '../lab/folders';
import type { Sqlite, SqliteModule } from './sqlite';

/** The hold of one lab on its data folder. */
export interface FolderLock {
  release(): void;
}

const holder = z.object({ process: z.number() });

/**
 * Takes the data folder for this process. The lock is a write transaction that is never committed: the operating
 * system lets go of it when the process ends, however it ends, so a stale lock cannot be.
 * Readers still see who holds it.
 * @throws AppError system.busy-folder
 */
export function lockFolder(engine: SqliteModule, folders: Pick<Folders, 'home' | 'lock'>): FolderLock {
  const db = new engine(folders.lock, { timeout: 0 });
  try {
    hold(db);
  } catch (thrown) {
    const busy = thrown instanceof engine.SqliteError && thrown.code.startsWith('SQLITE_BUSY');
    const process = busy ? holderOf(db) : 0;
    db.close();
    throw busy ? new AppError('system.busy-folder', { folder: folders.home, process }) : thrown;
  }
  return { release: () => db.close() };
}

function hold(db: Sqlite): void {
  db.exec(
    'CREATE TABLE IF NOT EXISTS holder (one INTEGER PRIMARY KEY CHECK (one = 1), process INTEGER NOT NULL) STRICT',
  );
  db.prepare('REPLACE INTO holder VALUES (1, ?)').run(process.pid);
  db.exec('BEGIN IMMEDIATE');
}

function holderOf(db: Sqlite): number {
  const row = holder.safeParse(db.prepare('SELECT process FROM holder').get());
  return row.success ? row.data.process : 0;
}

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import type { Folders } from '../lab/folders';
import { backUp, backUpDaily, setAside } from './backup';
import { MIGRATIONS, migrate, versionOf } from './migrate';
import { codeOf, isDamage, type Sqlite, type SqliteModule } from './sqlite';

/**
 * Opens the history of a data folder, checked and brought up to date; makes it when there is none.
 * A damaged file is set aside and the newest backup put in its place before the refusal: the next start goes on with it.
 * @throws AppError system.newer-history, system.history-damaged, system.history-lost
 */
export async function openDatabase(
  engine: SqliteModule,
  folders: Pick<Folders, 'home' | 'history' | 'backups'>,
): Promise<Sqlite> {
  if (existsSync(folders.history)) await examine(engine, folders);
  const db = new engine(folders.history);
  try {
    configure(db);
    const version = versionOf(db);
    if (version > 0 && version < MIGRATIONS.length) await backUp(db, folders.backups);
    migrate(db);
    await backUpDaily(db, folders.backups);
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/** Looks at the file without writing a byte to it. */
async function examine(
  engine: SqliteModule,
  folders: Pick<Folders, 'home' | 'history' | 'backups'>,
): Promise<void> {
  const found = inspect(engine, folders.history);
  if ('damage' in found) return refuseDamaged(folders, found.damage);
  if (found.version > MIGRATIONS.length) {
    throw new AppError('system.newer-history', {
      folder: folders.home,
      version: found.version,
      known: MIGRATIONS.length,
    });
  }
}

function inspect(engine: SqliteModule, file: string): { version: number } | { damage: string } {
  let db: Sqlite | undefined;
  try {
    db = new engine(file, { readonly: true });
    const version = versionOf(db);
    const check = String(db.pragma('quick_check(1)', { simple: true }));
    return version > MIGRATIONS.length || check === 'ok' ? { version } : { damage: 'integrity-check' };
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown;
    return { damage: codeOf(thrown) };
  } finally {
    db?.close();
  }
}

async function refuseDamaged(
  folders: Pick<Folders, 'home' | 'history' | 'backups'>,
  reason: string,
): Promise<never> {
  const { aside, backup } = await setAside(folders.history, folders.backups);
  const details = { folder: folders.home, reason, aside: basename(aside) };
  throw backup === undefined
    ? new AppError('system.history-lost', details)
    : new AppError('system.history-damaged', { ...details, backup: basename(backup) });
}

/** Durable to the last commit, also through a power cut: SQLite's own default for WAL is not. */
function configure(db: Sqlite): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = 1');
  db.pragma('checkpoint_fullfsync = 1');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
}

import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error';

export type Sqlite = Database.Database;
export type SqliteModule = typeof Database;

/** better-sqlite3 is built against this N-API; an older runtime does not refuse it, it aborts. */
const NEEDED_NAPI = 10;

/**
 * The database engine, loaded only where it can be.
 * @throws AppError system.runtime-too-old
 */
export async function loadSqlite(napi: string = process.versions['napi'] ?? 'none'): Promise<SqliteModule> {
  if (!(Number(napi) >= NEEDED_NAPI)) {
    throw new AppError('system.runtime-too-old', { found: napi, needed: NEEDED_NAPI });
  }
  return (await import('better-sqlite3')).default;
}

/** Whether the disk did not take what was to be stored: full, read-only, gone. */
export function isStorageFailure(thrown: unknown): thrown is Error {
  return ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].some((code) =>
    codeOf(thrown).startsWith(code),
  );
}

/** Whether SQLite found the file itself to be wrong, as opposed to the statement or the disk. */
export function isDamage(thrown: unknown): boolean {
  return ['SQLITE_CORRUPT', 'SQLITE_NOTADB'].some((code) => codeOf(thrown).startsWith(code));
}

/** SQLite's own name for what happened. */
export function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

import first from './migrations/001-history.sql?raw';
import executor from './migrations/002-executor.sql?raw';
import marks from './migrations/003-marks.sql?raw';
import drafts from './migrations/004-drafts.sql?raw';
import settings from './migrations/005-settings.sql?raw';
import models from './migrations/006-models.sql?raw';
import words from './migrations/007-words.sql?raw';
import revisions from './migrations/008-draft-revisions.sql?raw';
import type { Sqlite } from './sqlite';

/** Migration n takes the file from version n to n + 1. Never change one that was released: add the next. */
export const MIGRATIONS: readonly string[] = [
  first,
  executor,
  marks,
  drafts,
  settings,
  models,
  words,
  revisions,
];

/** The version of the file, 0 for a new one. */
export function versionOf(db: Sqlite): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings the file to the newest version. Each step is one transaction, version included:
 * whatever interrupts it leaves the old schema or the new one, never something between.
 */
export function migrate(db: Sqlite, migrations: readonly string[] = MIGRATIONS): void {
  migrations.slice(versionOf(db)).forEach((sql) => {
    const step = db.transaction(() => {
      const next = versionOf(db) + 1;
      db.exec(sql);
      db.pragma(`user_version = ${next}`);
    });
    step.immediate();
  });
}

import { AppError } from '../../shared/errors/app-error';
import { ENDED } from '../../shared/run';
import { z } from '../../shared/zod';
import type { RunReader } from './run-reader';
import type { Sqlite } from './sqlite';

/** Deleted runs: they keep their rows and files for a while, so that deleting can be undone. */
export interface RunTrash {
  /**
   * Puts runs into the trash, all or none.
   * @throws AppError run.unknown, run.state (it trains), run.in-study (its study goes on), run.grafted (another run
   * that stays stands on it)
   */
  delete(runs: readonly string[]): void;
  /** Takes runs out of the trash. @throws AppError run.unknown */
  restore(runs: readonly string[]): void;
  /** Runs that were deleted before a moment (ISO 8601, UTC) and that no other run stands on. */
  expired(before: string): string[];
  /** Deletes everything about a run for good. */
  forget(run: string): void;
}

const text = z.string();

export function createRunTrash(db: Sqlite, reader: Pick<RunReader, 'row'>): RunTrash {
  const mark = db.prepare('UPDATE runs SET deleted_at = ? WHERE id = ?');
  const goesOn = db
    .prepare("SELECT id FROM studies WHERE id = ? AND status NOT IN ('finished', 'cancelled')")
    .pluck();
  const grafted = db
    .prepare("SELECT id FROM runs WHERE plan ->> '$.graft.from' = ? AND deleted_at IS NULL")
    .pluck();
  const expired = db
    .prepare(
      `SELECT id FROM runs WHERE shelf = 'deleted' AND deleted_at < ?
         AND NOT EXISTS (SELECT 1 FROM runs AS other WHERE other.plan ->> '$.graft.from' = runs.id)`,
    )
    .pluck();
  const forget = db.prepare('DELETE FROM runs WHERE id = ?');

  const refuseNeeded = (run: string): void => {
    const { status, study } = reader.row(run);
    if (!ENDED.has(status)) throw new AppError('run.state', { run, status, action: 'delete' });
    if (study !== null && goesOn.get(study) !== undefined) throw new AppError('run.in-study', { run, study });
    const by = grafted.get(run);
    if (by !== undefined) throw new AppError('run.grafted', { run, by: text.parse(by) });
  };
  const remove = db.transaction((runs: readonly string[]) => {
    const now = new Date().toISOString();
    // Marked first: what stands on one of them may be among them.
    for (const run of runs) mark.run(now, reader.row(run).id);
    for (const run of runs) refuseNeeded(run);
  });
  const restore = db.transaction((runs: readonly string[]) => {
    for (const run of runs) mark.run(null, reader.row(run).id);
  });
  return {
    delete: (runs) => remove.immediate(runs),
    restore: (runs) => restore.immediate(runs),
    expired: (before) => z.array(text).parse(expired.all(before)),
    forget: (run) => {
      forget.run(run);
    },
  };
}

import type { MetricValue } from '../../shared/run';
import { toReal } from './json';
import { metricRow } from './run-rows';
import type { Sqlite } from './sqlite';

/** `guess`: what guessing scores; `final`: test rows on the best weights; `headline`: one number a task for lists. */
export type ScoreKind = 'guess' | 'final' | 'headline';

/** Numbers a run has once, in the order they were given. */
export interface Scores {
  of(run: number, kind: ScoreKind): MetricValue[];
  /** Replaces what was there; to be called within a transaction. */
  put(run: number, kind: ScoreKind, values: readonly MetricValue[]): void;
}

export function createScores(db: Sqlite): Scores {
  const select = db.prepare(
    'SELECT task, part, metric, value FROM scores WHERE run = ? AND kind = ? ORDER BY position',
  );
  const clear = db.prepare('DELETE FROM scores WHERE run = ? AND kind = ?');
  const insert = db.prepare(
    'INSERT INTO scores (run, kind, position, task, part, metric, value) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    of: (run, kind) => select.all(run, kind).map((row) => metricRow.parse(row)),
    put(run, kind, values) {
      clear.run(run, kind);
      values.forEach(({ task, part, metric, value }, at) =>
        insert.run(run, kind, at, task, part, metric, toReal(value)),
      );
    },
  };
}

import { AppError } from '../../shared/errors/app-error';
import { studyPlan, studyStatus } from '../../shared/study';
import { verdict } from '../../shared/verdict/verdict';
import { z } from '../../shared/zod';
import { newId } from './ids';
import { jsonColumn, toJson } from './json';
import type { Sqlite } from './sqlite';
import type { StoredStudy, Studies } from './studies-view';

const studyRow = z
  .object({
    id: z.string(),
    status: studyStatus,
    plan: jsonColumn(studyPlan),
    runs: z.number(),
    created_at: z.string(),
    verdict: jsonColumn(verdict.nullable()),
  })
  .transform(({ created_at, ...same }): StoredStudy => ({ ...same, createdAt: created_at }));

export function createStudies(db: Sqlite): Studies {
  const columns = 'id, status, plan, runs, created_at, verdict';
  const insert = db.prepare(
    "INSERT INTO studies (id, status, plan, runs, created_at) VALUES (?, 'running', ?, ?, ?)",
  );
  const byId = db.prepare(`SELECT ${columns} FROM studies WHERE id = ?`);
  const all = db.prepare(`SELECT ${columns} FROM studies ORDER BY number DESC`);
  const status = db.prepare('UPDATE studies SET status = ? WHERE id = ?');
  const conclude = db.prepare('UPDATE studies SET verdict = ? WHERE id = ?');
  const interrupt = db.prepare(
    "UPDATE studies SET status = 'interrupted' WHERE status IN ('running', 'paused')",
  );
  const changed = (study: string, { changes }: { changes: number }): void => {
    if (changes === 0) throw new AppError('study.unknown', { study });
  };
  return {
    insert(plan, runs) {
      const id = newId('s');
      insert.run(id, toJson(plan), runs, new Date().toISOString());
      return id;
    },
    get(study) {
      const row = byId.get(study);
      if (row === undefined) throw new AppError('study.unknown', { study });
      return studyRow.parse(row);
    },
    list: () => all.all().map((row) => studyRow.parse(row)),
    setStatus: (study, to) => changed(study, status.run(to, study)),
    setVerdict: (study, found) => changed(study, conclude.run(toJson(found), study)),
    interruptAll: () => {
      interrupt.run();
    },
  };
}

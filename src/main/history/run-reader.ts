import { AppError } from '../../shared/errors/app-error';
import { plan as planSchema, type Plan } from '../../shared/plan';
import { executorRecord, type ExecutorRecord, type RunSummary } from '../../shared/run';
import type { Term } from '../../shared/run-search/parse';
import { z } from '../../shared/zod';
import type { Epochs, StoredCheckpoint } from './epochs';
import { jsonColumn } from './json';
import { createRunList, type GroupQuery, type RunGroup, type RunQuery } from './run-list';
import { SUMMARY_COLUMNS, summaryOf, summaryRow, type SummaryRow } from './run-rows';
import type { RunsView } from './runs-view';
import type { Scores } from './scores';
import type { Sqlite } from './sqlite';

/** What is asked about runs. Every method that names a run throws AppError run.unknown when there is none. */
export interface RunReader extends RunsView {
  row(run: string): SummaryRow;
  plan(run: string): Plan;
  /** Null until training began. */
  executor(run: string): ExecutorRecord | null;
  /** Runs of a dataset that are past their first epoch, which holds their beginning; the newest first, not all of many. */
  timed(dataset: string): z.infer<typeof timedRow>[];
  /** How many runs rest on a dataset, deleted ones that can be brought back among them. */
  restingOn(dataset: string): number;
  /** `terms` are those of the query's search. */
  list(query: RunQuery, terms: readonly Term[]): { total: number; runs: RunSummary[] };
  groups(query: GroupQuery, terms: readonly Term[]): RunGroup[];
  /** Tasks and tags of all runs, in alphabetical order. */
  labels(): { tasks: string[]; tags: string[] };
  /** Newest first. */
  checkpoints(run: string): StoredCheckpoint[];
}

const planRow = z.object({ plan: jsonColumn(planSchema) });
const executorRow = z.object({ executor: jsonColumn(executorRecord.nullable()) });

const countRow = z.object({ runs: z.number().int() });

const timedRow = z
  .object({
    plan: jsonColumn(planSchema),
    seconds: z.number(),
    epochs_done: z.number(),
    parameters: z.number().nullable(),
  })
  .transform(({ epochs_done, ...same }) => ({ ...same, epochsDone: epochs_done }));

export function createRunReader(db: Sqlite, log: Epochs, scores: Scores): RunReader {
  const listed = createRunList(db);
  const byId = db.prepare(`SELECT ${SUMMARY_COLUMNS} FROM runs WHERE id = ?`);
  const planOf = db.prepare('SELECT plan FROM runs WHERE id = ?');
  const executorOf = db.prepare('SELECT executor FROM runs WHERE id = ?');
  const timed = db.prepare(
    'SELECT plan, seconds, epochs_done, parameters FROM runs WHERE dataset = ? AND epochs_done > 1 ORDER BY number DESC LIMIT 40',
  );
  const restingOn = db.prepare('SELECT count(*) AS runs FROM runs WHERE dataset = ?');
  const ofStudy = db.prepare(
    `SELECT ${SUMMARY_COLUMNS} FROM runs WHERE study = ? AND deleted_at IS NULL ORDER BY number`,
  );

  const found = (run: string, row: unknown): unknown => {
    if (row === undefined) throw new AppError('run.unknown', { run });
    return row;
  };
  const rowOf = (run: string): SummaryRow => summaryRow.parse(found(run, byId.get(run)));
  const plan = (run: string): Plan => planRow.parse(found(run, planOf.get(run))).plan;
  const executor = (run: string): ExecutorRecord | null =>
    executorRow.parse(found(run, executorOf.get(run))).executor;
  const withHeadline = (row: SummaryRow): RunSummary => summaryOf(row, scores.of(row.number, 'headline'));

  return {
    row: rowOf,
    plan,
    executor,
    summary: (run) => withHeadline(rowOf(run)),
    detail(run) {
      const row = rowOf(run);
      return {
        ...withHeadline(row),
        plan: plan(run),
        executor: executor(run),
        epochsLog: log.log(row.number, -1),
        guess: scores.of(row.number, 'guess'),
        final: scores.of(row.number, 'final'),
      };
    },
    epochs: (run, after) => log.log(rowOf(run).number, after),
    ofStudy: (study) => ofStudy.all(study).map((row) => withHeadline(summaryRow.parse(row))),
    checkpoints: (run) => log.checkpoints(rowOf(run).number),
    best(run) {
      const best = log.checkpoints(rowOf(run).number).find((checkpoint) => checkpoint.best);
      if (!best) throw new AppError('run.no-weights', { run });
      const { epoch, file, sha256, bytes } = best;
      return { epoch, file, sha256, bytes };
    },
    timed: (dataset) => timed.all(dataset).map((row) => timedRow.parse(row)),
    restingOn: (dataset) => countRow.parse(restingOn.get(dataset)).runs,
    list(query, terms) {
      const { total, rows } = listed.page(query, terms);
      return { total, runs: rows.map(withHeadline) };
    },
    groups: listed.groups,
    labels: listed.labels,
  };
}

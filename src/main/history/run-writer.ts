import type { Plan } from '../../shared/plan';
import type { BackendInfo, ExecutorRecord, MetricValue, RunStatus, RunSummary } from '../../shared/run';
import { z } from '../../shared/zod';
import type { EpochRecord, Epochs } from './epochs';
import { headlineOf } from './headline';
import { newId } from './ids';
import { toJson, toReal } from './json';
import type { RunReader } from './run-reader';
import type { Scores } from './scores';
import type { Sqlite } from './sqlite';

/** What a person may change about a run: never what decided it. */
export interface RunEdit {
  readonly name?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly starred?: boolean | undefined;
}

/** What the trainer said about the model before the first epoch. */
export interface RunStart {
  readonly backend: BackendInfo | null;
  readonly parameters: number;
  readonly executor: ExecutorRecord;
  readonly guess: readonly MetricValue[];
}

/** What happens to runs; each method is one transaction. */
export interface RunWriter {
  /** Stores a queued run. @returns its id */
  insert(plan: Plan, membership?: { readonly study: string; readonly arm: string }): string;
  edit(run: string, changes: RunEdit): void;
  /** @param error why; left out: none */
  setStatus(run: string, status: RunStatus, error?: RunSummary['error']): void;
  setStarted(run: string, told: RunStart): void;
  setFinal(run: string, final: readonly MetricValue[]): void;
  /** Stores epochs that arrived together. @returns run -> checkpoint files it no longer needs */
  commit(records: readonly (EpochRecord & { readonly run: string })[]): Map<string, string[]>;
  /** Takes back every epoch after `epoch` with its metrics and checkpoint, and what was scored at the end. */
  removeAfter(run: string, epoch: number): void;
  /** What still trained or waited is interrupted. @returns those runs */
  interruptAll(): string[];
}

const ids = z.array(z.object({ id: z.string() }));

/** What follows from a run's epochs, kept in its row so that lists need not count. */
function createRecount(db: Sqlite, reader: RunReader, log: Epochs, scores: Scores): (run: string) => void {
  const count = db.prepare(
    `UPDATE runs SET
       (epochs_done, seconds) = (SELECT count(*), coalesce(sum(epochs.seconds), 0) FROM epochs WHERE epochs.run = runs.number),
       best_epoch = (SELECT epoch FROM checkpoints WHERE checkpoints.run = runs.number AND best = 1)
     WHERE id = ?`,
  );
  const setHeadline = db.prepare('UPDATE runs SET headline = ? WHERE id = ?');
  return (run) => {
    count.run(run);
    const { number, bestEpoch } = reader.row(run);
    const best = bestEpoch === null ? [] : log.at(number, bestEpoch);
    const headline = headlineOf(reader.plan(run).tasks, scores.of(number, 'final'), best);
    scores.put(number, 'headline', headline);
    setHeadline.run(toReal(headline[0]?.value ?? NaN), run);
  };
}

/** The statements that write a run's row. */
function prepareWrites(db: Sqlite) {
  return {
    insert: db.prepare(
      `INSERT INTO runs (id, name, status, dataset, study, arm, seed, tasks, epochs, created_at, plan)
       VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    edit: db.prepare(
      `UPDATE runs SET name = coalesce(:name, name), tags = coalesce(:tags, tags), note = coalesce(:note, note),
         archived = coalesce(:archived, archived), starred = coalesce(:starred, starred)
       WHERE number = :number`,
    ),
    status: db.prepare('UPDATE runs SET status = ?, error = ? WHERE number = ?'),
    started: db.prepare('UPDATE runs SET backend = ?, parameters = ?, executor = ? WHERE number = ?'),
    interrupt: db.prepare(
      "UPDATE runs SET status = 'interrupted' WHERE status IN ('queued', 'running', 'paused') RETURNING id",
    ),
  };
}

/** What is changed as its columns hold it; null is left as it is. */
function columnsOf({ name, tags, note, archived, starred }: RunEdit) {
  const flag = (set: boolean | undefined): number | null => (set === undefined ? null : Number(set));
  return {
    name: name ?? null,
    tags: tags ? toJson(tags) : null,
    note: note ?? null,
    archived: flag(archived),
    starred: flag(starred),
  };
}

export function createRunWriter(db: Sqlite, reader: RunReader, log: Epochs, scores: Scores): RunWriter {
  const recount = createRecount(db, reader, log, scores);
  const write = prepareWrites(db);
  const whole = <A extends unknown[], R>(change: (...given: A) => R): ((...given: A) => R) => {
    const within = db.transaction(change);
    return (...given) => within.immediate(...given);
  };
  const numberOf = (run: string): number => reader.row(run).number;

  return {
    insert(plan, membership) {
      const id = newId('r');
      const tasks = toJson(plan.tasks.map(({ name }) => name));
      const { study, arm } = membership ?? { study: null, arm: null };
      const now = new Date().toISOString();
      write.insert.run(
        id,
        plan.name,
        plan.dataset,
        study,
        arm,
        plan.seed,
        tasks,
        plan.budget.epochs,
        now,
        toJson(plan),
      );
      return id;
    },
    edit(run, changes) {
      write.edit.run({ ...columnsOf(changes), number: numberOf(run) });
    },
    setStatus(run, to, error = null) {
      write.status.run(to, error && toJson(error), numberOf(run));
    },
    setStarted: whole((run, { backend, parameters, executor, guess }) => {
      const number = numberOf(run);
      write.started.run(backend && toJson(backend), parameters, toJson(executor), number);
      scores.put(number, 'guess', guess);
    }),
    setFinal: whole((run, final) => {
      scores.put(numberOf(run), 'final', final);
      recount(run);
    }),
    commit: whole((records) => {
      for (const record of records) log.add(numberOf(record.run), record);
      const runs = new Set(records.map(({ run }) => run));
      const unneeded = Array.from(runs, (run) => [run, log.prune(numberOf(run))] as const);
      for (const run of runs) recount(run);
      return new Map(unneeded);
    }),
    removeAfter: whole((run, epoch) => {
      const number = numberOf(run);
      log.removeAfter(number, epoch);
      scores.put(number, 'final', []);
      recount(run);
    }),
    interruptAll: () => ids.parse(write.interrupt.all()).map(({ id }) => id),
  };
}

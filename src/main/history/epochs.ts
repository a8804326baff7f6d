import type { EpochMetrics, MetricValue } from '../../shared/run';
import { checkpointRef, type CheckpointRef } from '../../shared/trainer-messages';
import { z } from '../../shared/zod';
import { toReal } from './json';
import { metricRow } from './run-rows';
import type { Sqlite } from './sqlite';

/** What a trainer reports about one epoch. */
export interface EpochRecord {
  readonly epoch: number;
  readonly seconds: number;
  readonly metrics: readonly MetricValue[];
  /** Null where a later epoch that is stored with it has one. */
  readonly checkpoint: CheckpointRef | null;
  readonly best: boolean;
}

export type StoredCheckpoint = CheckpointRef & { readonly best: boolean };

const checkpointRow = checkpointRef.extend({ best: z.literal([0, 1]).transform((best) => best === 1) });
const logRow = metricRow.extend({ epoch: z.number() });

/** Checkpoints that stay besides the best: from the one before the last training can go on when the last is damaged. */
const KEPT = 2;

/** Epochs of runs, their metrics and checkpoint files. Runs are named by their row number; call within a transaction. */
export interface Epochs {
  /** Epochs after `after`, in order; NULL comes back as NaN. */
  log(run: number, after: number): EpochMetrics[];
  /** Metrics of one epoch. */
  at(run: number, epoch: number): MetricValue[];
  /** Newest first. */
  checkpoints(run: number): StoredCheckpoint[];
  add(run: number, record: EpochRecord): void;
  /** Forgets all checkpoints but the last two and the best. @returns files that may now be deleted */
  prune(run: number): string[];
  removeAfter(run: number, epoch: number): void;
}

export function createEpochs(db: Sqlite): Epochs {
  const log = db.prepare(
    'SELECT epoch, task, part, metric, value FROM metrics WHERE run = ? AND epoch > ? ORDER BY epoch, part, task, metric',
  );
  const at = db.prepare(
    'SELECT task, part, metric, value FROM metrics WHERE run = ? AND epoch = ? ORDER BY part, task, metric',
  );
  const checkpoints = db.prepare(
    'SELECT epoch, file, sha256, bytes, best FROM checkpoints WHERE run = ? ORDER BY epoch DESC',
  );
  const addEpoch = db.prepare('INSERT INTO epochs (run, epoch, seconds) VALUES (?, ?, ?)');
  const addMetric = db.prepare(
    'INSERT INTO metrics (run, epoch, task, part, metric, value) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const noBest = db.prepare('UPDATE checkpoints SET best = 0 WHERE run = ? AND best = 1');
  const addCheckpoint = db.prepare(
    'INSERT INTO checkpoints (run, epoch, file, sha256, bytes, best) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const forget = db.prepare('DELETE FROM checkpoints WHERE run = ? AND epoch = ?');
  const removeAfter = db.prepare('DELETE FROM epochs WHERE run = ? AND epoch > ?');
  const stored = (run: number): StoredCheckpoint[] =>
    checkpoints.all(run).map((row) => checkpointRow.parse(row));
  return {
    log: (run, after) => byEpoch(log.all(run, after)),
    at: (run, epoch) => at.all(run, epoch).map((row) => metricRow.parse(row)),
    checkpoints: stored,
    add(run, { epoch, seconds, metrics, checkpoint, best }) {
      addEpoch.run(run, epoch, seconds);
      for (const { task, part, metric, value } of metrics)
        addMetric.run(run, epoch, task, part, metric, toReal(value));
      if (!checkpoint) return;
      if (best) noBest.run(run);
      addCheckpoint.run(run, epoch, checkpoint.file, checkpoint.sha256, checkpoint.bytes, best ? 1 : 0);
    },
    prune(run) {
      const dropped = stored(run).filter(({ best }, at) => at >= KEPT && !best);
      for (const { epoch } of dropped) forget.run(run, epoch);
      return dropped.map(({ file }) => file);
    },
    removeAfter: (run, epoch) => {
      removeAfter.run(run, epoch);
    },
  };
}

function byEpoch(rows: readonly unknown[]): EpochMetrics[] {
  const epochs: EpochMetrics[] = [];
  for (const row of rows) {
    const { epoch, ...value } = logRow.parse(row);
    const last = epochs.at(-1);
    if (last?.epoch === epoch) last.metrics.push(value);
    else epochs.push({ epoch, metrics: [value] });
  }
  return epochs;
}

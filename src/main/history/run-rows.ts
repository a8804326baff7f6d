import {
  part,
  backendInfo,
  errorReport,
  runStatus,
  type MetricValue,
  type RunSummary,
} from '../../shared/run';
import { metricName } from '../../shared/task';
import { z } from '../../shared/zod';
import { jsonColumn, realColumn } from './json';

/** Columns of a run without its plan, for SELECT. */
export const SUMMARY_COLUMNS =
  'number, id, name, status, dataset, study, arm, seed, tasks, epochs, epochs_done, best_epoch, created_at, seconds, tags, note, starred, archived, deleted_at, backend, error, parameters';

/** A run as its row says, before its headline scores are added. */
export const summaryRow = z
  .object({
    number: z.number(),
    id: z.string(),
    name: z.string(),
    status: runStatus,
    dataset: z.string(),
    study: z.string().nullable(),
    arm: z.string().nullable(),
    seed: z.number(),
    tasks: jsonColumn(z.array(z.string())),
    epochs: z.number(),
    epochs_done: z.number(),
    best_epoch: z.number().nullable(),
    created_at: z.string(),
    seconds: z.number(),
    tags: jsonColumn(z.array(z.string())),
    note: z.string(),
    starred: z.literal([0, 1]),
    archived: z.literal([0, 1]),
    deleted_at: z.string().nullable(),
    backend: jsonColumn(backendInfo.nullable()),
    error: jsonColumn(errorReport.nullable()),
    parameters: z.number().nullable(),
  })
  .transform(({ epochs_done, best_epoch, created_at, starred, archived, deleted_at, ...same }) => ({
    ...same,
    epochsDone: epochs_done,
    bestEpoch: best_epoch,
    createdAt: created_at,
    starred: starred === 1,
    archived: archived === 1,
    deletedAt: deleted_at,
  }));
export type SummaryRow = z.infer<typeof summaryRow>;

export function summaryOf({ number: _number, ...row }: SummaryRow, headline: MetricValue[]): RunSummary {
  return { ...row, headline };
}

/** A stored number about one task. */
export const metricRow = z.object({ task: z.string(), part, metric: metricName, value: realColumn });

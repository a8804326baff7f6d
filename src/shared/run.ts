/** A run: one training of a plan. */
import { z } from './zod';
import { metricName } from './task';
import { plan } from './plan';

export const runStatus = z.enum([
  'queued',
  'running',
  'paused',
  'interrupted',
  'finished',
  'stopped',
  'cancelled',
  'diverged',
  'failed',
]);
export type RunStatus = z.infer<typeof runStatus>;

/** Runs in these states train no more; `interrupted` may be resumed. */
export const ENDED: ReadonlySet<RunStatus> = new Set([
  'interrupted',
  'finished',
  'stopped',
  'cancelled',
  'diverged',
  'failed',
]);

export const part = z.enum(['train', 'validation', 'test']);

/** One number about one task. Parts: `train` and `validation` each epoch, `test` once, on the best weights. */
export const metricValue = z.object({
  task: z.string(),
  part,
  metric: metricName,
  value: z.number().or(z.nan()),
});
export type MetricValue = z.infer<typeof metricValue>;

export const errorReport = z.object({
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const backendInfo = z.object({
  name: z.enum(['tensorflow', 'wasm', 'cpu']),
  version: z.string(),
  reason: z.string(),
});
export type BackendInfo = z.infer<typeof backendInfo>;

/**
 * How the steps of a run are taken: `compiled`, many in one native call, kernel by kernel as TensorFlow has them;
 * `fused`, the same in one piece that XLA makes; `eager`, kernel by kernel from JavaScript.
 */
export const executorKind = z.enum(['compiled', 'fused', 'eager']);
export type ExecutorKind = z.infer<typeof executorKind>;

/** What trying an executor on the real step took. */
export const probe = z.object({
  kind: executorKind,
  /** Milliseconds of the first call, which compiles. */
  firstCallMs: z.number(),
  /** Of a step afterwards. */
  microseconds: z.number(),
});
export type Probe = z.infer<typeof probe>;

/** Which executor a run has, and why. */
export const executorRecord = z.object({
  kind: executorKind,
  /**
   * `measured`: the fastest of those tried; `short`: compiling more would take longer than it saves; `unfit`: XLA
   * is known to be slow at it; `backend`: there is no native TensorFlow; `kernel`: `detail` has
   * no native form; `fault`: a faster one failed with `detail`; `differs`: a faster one gave other losses.
   */
  why: z.enum(['measured', 'short', 'unfit', 'backend', 'kernel', 'fault', 'differs']),
  detail: z.string(),
  probes: z.array(probe),
  /** Threads that share a large kernel. */
  threads: z.number().int().default(1),
  /** Why epochs are evaluated kernel by kernel although their steps are compiled; left out where that is not so. */
  evaluation: z.string().optional(),
});
export type ExecutorRecord = z.infer<typeof executorRecord>;

export const runSummary = z.object({
  id: z.string(),
  name: z.string(),
  status: runStatus,
  dataset: z.string(),
  study: z.string().nullable(),
  /** The arm of the study this run belongs to, such as `together` or `alone: fat`. */
  arm: z.string().nullable(),
  seed: z.number().int(),
  tasks: z.array(z.string()),
  epochs: z.number().int(),
  epochsDone: z.number().int(),
  bestEpoch: z.number().int().nullable(),
  createdAt: z.string(),
  /** Seconds spent training, pauses left out. */
  seconds: z.number(),
  tags: z.array(z.string()),
  note: z.string(),
  starred: z.boolean(),
  archived: z.boolean(),
  /** When it was put into the trash; null when it is not there. */
  deletedAt: z.string().nullable(),
  backend: backendInfo.nullable(),
  error: errorReport.nullable(),
  /** Numbers that are trained; null until the model is built. */
  parameters: z.number().int().nullable(),
  /** Headline metric a task on test rows when there are any, else on validation rows, of the best epoch. */
  headline: z.array(metricValue),
});
export type RunSummary = z.infer<typeof runSummary>;

export const epochMetrics = z.object({ epoch: z.number().int(), metrics: z.array(metricValue) });
export type EpochMetrics = z.infer<typeof epochMetrics>;

export const runDetail = runSummary.extend({
  plan,
  epochsLog: z.array(epochMetrics),
  /** What always answering the training mean or the most frequent class would score. */
  guess: z.array(metricValue),
  /** On test rows with the best weights; empty until the run ends or when there is no test part. */
  final: z.array(metricValue),
  /** Null until training began. */
  executor: executorRecord.nullable(),
});
export type RunDetail = z.infer<typeof runDetail>;

/** Where a running run is: many a second, never stored. */
export const runProgress = z.object({
  run: z.string(),
  epoch: z.number().int(),
  epochs: z.number().int(),
  batch: z.number().int(),
  batches: z.number().int(),
  rowsPerSecond: z.number(),
  /** About; null until known. */
  secondsLeft: z.number().nullable(),
});
export type RunProgress = z.infer<typeof runProgress>;

/** What a trainer process hears and says. Plain data; arrays travel as file names. Every run ends exactly once. */
import { z } from './zod';
import { backendInfo, errorReport, executorRecord, metricValue, part } from './run';
import { plan } from './plan';

/** A checkpoint file: name inside the run's folder, SHA-256 of its bytes. */
export const checkpointRef = z.object({
  epoch: z.number().int(),
  file: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
});
export type CheckpointRef = z.infer<typeof checkpointRef>;

const weightsRef = z.object({ path: z.string(), sha256: z.string() });

export const trainJob = z.object({
  kind: z.literal('train'),
  job: z.string(),
  plan,
  /** Folder of prepared data and folder where checkpoints go. */
  prepared: z.string(),
  folder: z.string(),
  /** Go on from here; `best` is the best epoch's file so far. */
  resume: z.object({ from: weightsRef, best: weightsRef.nullable() }).nullable(),
  /** Best weights of the source run whose trunk is grafted. */
  graft: weightsRef.nullable(),
  /** How its steps were taken so far; null: that is still to be chosen. */
  executor: executorRecord.nullable(),
  /** Folder in which choices of executors are kept, so that equal runs are trained alike. */
  choices: z.string(),
  /** Epochs are told no more often than this, those between together: each telling flushes the disk. */
  tellEveryMs: z.number().min(0),
});
export type TrainJob = z.infer<typeof trainJob>;

/** Answers of all heads for a matrix of features. `output` receives [rows, sum of outputWidth] float32: probabilities or, for numbers, values in the target's unit. */
export const predictJob = z.object({
  kind: z.literal('predict'),
  job: z.string(),
  plan,
  prepared: z.string(),
  weights: weightsRef,
  features: z.string(),
  rows: z.number().int(),
  output: z.string(),
});
export type PredictJob = z.infer<typeof predictJob>;

/** Writes a TF.js layers model folder (model.json, weights.bin) of the best weights into `folder`. */
export const exportJob = z.object({
  kind: z.literal('export'),
  job: z.string(),
  plan,
  prepared: z.string(),
  weights: weightsRef,
  folder: z.string(),
});
export type ExportJob = z.infer<typeof exportJob>;

/** Loads an exported folder with plain @tensorflow/tfjs, by nothing but the folder's own files, and predicts as `predict` does. */
export const verifyJob = z.object({
  kind: z.literal('verify'),
  job: z.string(),
  folder: z.string(),
  features: z.string(),
  rows: z.number().int(),
  output: z.string(),
});
export type VerifyJob = z.infer<typeof verifyJob>;

/** Looks at a model on held-out rows: an `examination` as JSON in `output`. Tells its progress; can be cancelled. */
export const examineJob = z.object({
  kind: z.literal('examine'),
  job: z.string(),
  plan,
  prepared: z.string(),
  weights: weightsRef,
  /** Whose rows are looked at. */
  part,
  output: z.string(),
});
export type ExamineJob = z.infer<typeof examineJob>;

/** Says what one training step of a plan computes: a `stepProgram` as JSON in `output`. */
export const programJob = z.object({
  kind: z.literal('program'),
  job: z.string(),
  plan,
  prepared: z.string(),
  output: z.string(),
});
export type ProgramJob = z.infer<typeof programJob>;

/** One training step as a program. */
export const stepProgram = z.object({
  /** One line a node. */
  text: z.string(),
  /** Additions, multiplications and function values of a step; bytes that its nodes read and write, had they no caches. */
  operations: z.number(),
  bytes: z.number(),
  nodes: z.number().int(),
  /** Kernels without a native form: with any, steps are taken kernel by kernel. */
  unknown: z.array(z.string()),
});
export type StepProgram = z.infer<typeof stepProgram>;

/**
 * Writes how long a step of a plan takes as JSON: a `stepTime` in `output`. It takes a few on rows of zeros, unless that was
 * done before; a trainer of other than the asked threads only knows what was.
 */
export const measureJob = z.object({
  kind: z.literal('measure'),
  job: z.string(),
  plan,
  prepared: z.string(),
  choices: z.string(),
  threads: z.number().int().min(1),
  output: z.string(),
});
export type MeasureJob = z.infer<typeof measureJob>;

/** Kernels of a step that takes less, in microseconds, are too small to be shared by threads with a gain. */
export const LEAST_SHARED = 500;

/** Of a compiled step; null where steps are not compiled, or the trainer has other threads and does not know. */
export const stepTime = z.object({ microseconds: z.number().nullable() });

export const trainerJob = z.discriminatedUnion('kind', [
  trainJob,
  predictJob,
  examineJob,
  exportJob,
  verifyJob,
  programJob,
  measureJob,
]);
export type TrainerJob = z.infer<typeof trainerJob>;

const jobName = { job: z.string() };
export const toTrainer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), job: trainerJob }),
  z.object({ type: z.literal('pause'), ...jobName }),
  z.object({ type: z.literal('resume'), ...jobName }),
  /** Stop and keep the best weights. */
  z.object({ type: z.literal('stop'), ...jobName }),
  z.object({ type: z.literal('cancel'), ...jobName }),
  z.object({ type: z.literal('shutdown') }),
]);
export type ToTrainer = z.infer<typeof toTrainer>;

const outcome = z.enum(['finished', 'stopped', 'cancelled', 'diverged', 'failed']);

export const fromTrainer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), backend: backendInfo, threads: z.number().int() }),
  z.object({ type: z.literal('heartbeat') }),
  z.object({
    type: z.literal('started'),
    ...jobName,
    parameters: z.number().int(),
    guess: z.array(metricValue),
    executor: executorRecord,
  }),
  z.object({
    type: z.literal('progress'),
    ...jobName,
    epoch: z.number().int(),
    batch: z.number().int(),
    batches: z.number().int(),
    rowsPerSecond: z.number(),
  }),
  z.object({
    type: z.literal('epoch'),
    ...jobName,
    epoch: z.number().int(),
    seconds: z.number(),
    metrics: z.array(metricValue),
    /** Null where a later epoch that is told with it has one. */
    checkpoint: checkpointRef.nullable(),
    /** The best so far; it has a checkpoint. */
    best: z.boolean(),
  }),
  z.object({ type: z.literal('paused'), ...jobName, epoch: z.number().int() }),
  z.object({ type: z.literal('resumed'), ...jobName }),
  /** `final`: metrics on test rows with the best weights. */
  z.object({
    type: z.literal('ended'),
    ...jobName,
    outcome,
    bestEpoch: z.number().int().nullable(),
    final: z.array(metricValue),
    error: errorReport.nullable(),
  }),
]);
export type FromTrainer = z.infer<typeof fromTrainer>;

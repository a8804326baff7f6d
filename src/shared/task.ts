/** A task: one target with its kind, loss and metrics. */
import { z } from './zod';

/**
 * `ordinal` and `count` have their place in the schema; the trainer refuses them until it can train them.
 * `multi-label` predicts several yes/no columns from one head.
 */
export const taskKind = z.enum(['binary', 'classes', 'number', 'multi-label']);
export type TaskKind = z.infer<typeof taskKind>;

export const lossName = z.enum(['sigmoid-cross-entropy', 'softmax-cross-entropy', 'squared-error']);
export type LossName = z.infer<typeof lossName>;

export const task = z
  .object({
    name: z.string().min(1).max(200),
    /** One column; several for `multi-label`. */
    targets: z.array(z.string()).min(1),
    kind: taskKind,
    /** Left out: the natural loss of the kind. A softmax over a multi-label task is allowed so that its fault can be shown. */
    loss: lossName.optional(),
    /** Factor of this task's loss in the sum. */
    weight: z.number().positive().max(1e6).default(1),
  })
  .strict();
export type Task = z.infer<typeof task>;

const NATURAL_LOSS: Readonly<Record<TaskKind, LossName>> = {
  binary: 'sigmoid-cross-entropy',
  classes: 'softmax-cross-entropy',
  number: 'squared-error',
  'multi-label': 'sigmoid-cross-entropy',
};

/** The loss a task trains on. */
export function lossOf(of: Pick<Task, 'kind' | 'loss'>): LossName {
  return of.loss ?? NATURAL_LOSS[of.kind];
}

export const metricName = z.enum(['loss', 'accuracy', 'balanced-accuracy', 'auc', 'log-loss', 'mae', 'rmse', 'r2']);
export type MetricName = z.infer<typeof metricName>;

/** Errors shrink towards 0 and are compared as ratios; scores grow and are compared as differences. */
export const METRIC_SENSE: Readonly<Record<MetricName, 'error' | 'score'>> = {
  loss: 'error',
  'log-loss': 'error',
  mae: 'error',
  rmse: 'error',
  accuracy: 'score',
  'balanced-accuracy': 'score',
  auc: 'score',
  r2: 'score',
};

/** The metrics of a kind, the one a verdict rests on first. */
export const METRICS_OF_KIND: Readonly<Record<TaskKind, readonly MetricName[]>> = {
  binary: ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'],
  classes: ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'],
  number: ['rmse', 'mae', 'r2'],
  'multi-label': ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'],
};

/** A task: one target with its kind, loss and metrics. */
import { LINK_OF_LOSS, lossName, lossSettings, type Link, type LossName, type LossSettings } from './loss';
import { z } from './zod';

/** `count`: how often something happened, a whole number from 0 up. `multi-label`: several yes/no columns from one head. */
export const taskKind = z.enum(['binary', 'classes', 'number', 'count', 'multi-label']);
export type TaskKind = z.infer<typeof taskKind>;

/** Whether a task is answered by one number and not by a class. */
export function isQuantity(kind: TaskKind): kind is 'number' | 'count' {
  return kind === 'number' || kind === 'count';
}

export const task = z
  .object({
    name: z.string().min(1).max(200),
    /** One column; several for `multi-label`. */
    targets: z.array(z.string()).min(1),
    kind: taskKind,
    /** Left out: the natural loss of the kind. A softmax over a multi-label task is allowed so that its fault can be shown. */
    loss: z.union([lossName, lossSettings]).optional(),
    /** Factor of this task's loss in the sum. */
    weight: z.number().positive().max(1e6).default(1),
  })
  .strict();
export type Task = z.infer<typeof task>;

/** The losses that a kind can be trained on, its natural one first. */
export const LOSSES_OF_KIND: Readonly<Record<TaskKind, readonly [LossName, ...LossName[]]>> = {
  binary: ['sigmoid-cross-entropy', 'sigmoid-focal'],
  classes: ['softmax-cross-entropy', 'softmax-focal'],
  number: ['squared-error', 'absolute-error', 'huber', 'gaussian'],
  count: ['poisson'],
  'multi-label': ['sigmoid-cross-entropy', 'sigmoid-focal', 'softmax-cross-entropy'],
};

/** The name of the loss a task trains on. */
export function lossOf({ kind, loss }: Pick<Task, 'kind' | 'loss'>): LossName {
  if (loss === undefined) return LOSSES_OF_KIND[kind][0];
  return typeof loss === 'string' ? loss : loss.kind;
}

/** The loss a task trains on, with all its settings. */
export function lossSettingsOf(task: Pick<Task, 'kind' | 'loss'>): LossSettings {
  return typeof task.loss === 'object' ? task.loss : lossSettings.parse({ kind: lossOf(task) });
}

/** What turns the last numbers of a task's head into answers. */
export function linkOf(task: Pick<Task, 'kind' | 'loss'>): Link {
  return LINK_OF_LOSS[lossOf(task)];
}

export const metricName = z.enum([
  'loss',
  'accuracy',
  'balanced-accuracy',
  'auc',
  'log-loss',
  'mae',
  'rmse',
  'r2',
  'nll',
  'coverage',
  'poisson-deviance',
]);
export type MetricName = z.infer<typeof metricName>;

/** Share of the true values that an interval which comes with an answer is to hold. */
export const NOMINAL_COVERAGE = 0.9;

/**
 * Errors shrink towards 0 and are compared as ratios; scores grow and are compared as differences; `level` is best where it
 * is nearest to what was promised. No verdict rests on a log likelihood, which may be negative and so has no ratios, or on a
 * level.
 */
export type MetricSense = 'error' | 'score' | 'level';
export const METRIC_SENSE: Readonly<Record<MetricName, MetricSense>> = {
  loss: 'error',
  'log-loss': 'error',
  mae: 'error',
  rmse: 'error',
  nll: 'error',
  'poisson-deviance': 'error',
  accuracy: 'score',
  'balanced-accuracy': 'score',
  auc: 'score',
  r2: 'score',
  coverage: 'level',
};

/** The metrics of a kind that a verdict may speak of, the one it rests on first. */
export const METRICS_OF_KIND: Readonly<Record<TaskKind, readonly MetricName[]>> = {
  binary: ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'],
  classes: ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'],
  number: ['rmse', 'mae', 'r2'],
  count: ['poisson-deviance', 'rmse', 'mae'],
  'multi-label': ['balanced-accuracy', 'accuracy', 'auc', 'log-loss'],
};

/** All metrics of a task: those of its kind, then those of its loss. */
export function metricsOf(task: Pick<Task, 'kind' | 'loss'>): readonly MetricName[] {
  const own = METRICS_OF_KIND[task.kind];
  return linkOf(task) === 'gaussian' ? [...own, 'nll', 'coverage'] : own;
}

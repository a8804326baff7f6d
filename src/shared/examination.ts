/** What a trained model does with rows that training never saw. */
import { part } from './run';
import { metricName, taskKind } from './task';
import { z } from './zod';

/** JSON holds NaN as null. */
const number = z
  .number()
  .or(z.nan())
  .or(z.null())
  .transform((value) => value ?? NaN);

/** A number with the bounds of its interval. */
const withInterval = z.object({ value: number, low: number, high: number });

/** What one answer of a head says of each row: a class, or a number in the target's unit. */
const answers = z.object({
  /** The task, or the target of a multi-label task. */
  name: z.string(),
  /** Classes in the order of their index; empty for numbers. */
  labels: z.array(z.string()),
  /** A value a row: an index into `labels`, or a number; NaN where the truth is unknown. */
  actual: z.array(number),
  predicted: z.array(number),
});
export type RowAnswers = z.infer<typeof answers>;

export const examinedTask = z.object({
  task: z.string(),
  kind: taskKind,
  /** Each with a percentile bootstrap over rows (Efron, 1979). */
  metrics: z.array(withInterval.extend({ metric: metricName })),
  answers: z.array(answers),
  /** The metric that importance is measured by: the one a verdict rests on. */
  judgedBy: metricName,
  /**
   * How much worse that metric gets when a column's cells change places among the rows (Breiman, 2001; Fisher, Rudin
   * and Dominici, 2019): the mean over repeats and Student's interval of that mean. Most important first.
   */
  importance: z.array(withInterval.extend({ column: z.string() })),
});
export type ExaminedTask = z.infer<typeof examinedTask>;

export const examination = z.object({
  part,
  /** Rows of the part, of which `rowIds` were looked at. */
  rows: z.number().int(),
  /** In the dataset, from 0; in the order of the answers. */
  rowIds: z.array(z.number().int()),
  level: z.number(),
  resamples: z.number().int(),
  repeats: z.number().int(),
  tasks: z.array(examinedTask),
});
export type Examination = z.infer<typeof examination>;

import { cell, columnType } from '../dataset';
import { examination } from '../examination';
import { fittedRecipe } from '../recipe/fitted';
import { backendInfo } from '../run';
import { z } from '../zod';
import { call } from './call';
import { placed } from './files';

const one = z.object({ run: z.string() });

/** What one head says about one row. */
export const headAnswer = z.object({
  task: z.string(),
  /** The most probable class, or the number in the target's unit. */
  value: z.union([z.string(), z.number().or(z.nan())]),
  /** Class -> probability; empty for numbers. For multi-label: target -> probability of yes. */
  probabilities: z.array(z.object({ label: z.string(), probability: z.number().or(z.nan()) })),
  /** Where a number's true value is expected, if its head gives a variance: in `level` of all rows. */
  interval: z
    .object({ level: z.number(), low: z.number().or(z.nan()), high: z.number().or(z.nan()) })
    .optional(),
});
export type HeadAnswer = z.infer<typeof headAnswer>;

const parity = z.object({
  rows: z.number().int(),
  /** Largest absolute and relative difference over all heads and rows. */
  absolute: z.number().or(z.nan()),
  relative: z.number().or(z.nan()),
  backend: backendInfo.shape.name,
});

export const modelCalls = {
  /** The form of *Try it*: one field an input, with an example row. */
  'models.form': call(
    one,
    z.object({
      fitted: fittedRecipe,
      fields: z.array(
        z.object({ column: z.string(), type: columnType, levels: z.array(z.string()), example: cell }),
      ),
      /** Of the table, counted from 0: the one that the examples are. */
      row: z.number().int(),
    }),
  ),
  /** Metrics, answers and importance on held-out rows; progress comes as events named by `job`. */
  'models.examine': call(one.extend({ job: z.string() }), examination),
  'models.stopExamining': call(z.object({ job: z.string() }), z.object({})),
  'models.try': call(
    one.extend({ rows: z.array(z.record(z.string(), cell)).min(1).max(1000) }),
    z.array(z.array(headAnswer)),
  ),
  /**
   * CSV in, CSV out: input columns as they were, then one column an answer. A category that training never saw
   * counts as none of the known ones; `unseen` says in how many rows of which column.
   */
  'models.predictFile': call(
    one.extend({ token: z.string() }),
    placed.extend({
      rows: z.number().int(),
      unseen: z.array(z.object({ column: z.string(), rows: z.number().int() })),
    }),
  ),
  /** Writes the export folder and checks it in a fresh process; nothing is left when the check fails. */
  'exports.create': call(one, placed.extend({ parity, files: z.array(z.string()) })),
};

/** A recipe: what each column is for, how it is encoded, how rows are split. */
import { z } from '../zod';
import { columnReading } from './column-reading';

const columnRole = z.enum(['input', 'target', 'group', 'time', 'weight', 'ignored']);

export const encoding = z.discriminatedUnion('kind', [
  /** (x - mean) / deviation, a missing value becomes 0. */
  z.object({ kind: z.literal('standard'), missingIndicator: z.boolean().default(false) }).strict(),
  z.object({ kind: z.literal('one-hot'), missingIndicator: z.boolean().default(false) }).strict(),
  /** A learned vector a category; `dimension` left out: min(50, ceil(1.6 levels^0.56)). */
  z.object({ kind: z.literal('embedding'), dimension: z.number().int().min(1).max(512).optional() }).strict(),
]);
export type Encoding = z.infer<typeof encoding>;

const recipeColumn = z.object({ role: columnRole, encoding: encoding.optional() }).strict();

/** A share of the rows when below 1, a number of rows from 1 on. */
const part = z.number().min(0).max(1e9);

export const split = z
  .object({
    kind: z.enum(['random', 'stratified', 'group', 'time']),
    /** Column of the strata, the group or the time; needed by all but `random`. */
    by: z.string().optional(),
    validation: part.default(0.15),
    test: part.default(0.15),
    /** Left out: the plan's seed, so that seeds of a study vary the split too. */
    seed: z.number().int().min(0).max(0xffffffff).optional(),
  })
  .strict();
export type Split = z.infer<typeof split>;

/** Keeps only rows whose value of `column` is one of `in`. */
const rowFilter = z
  .object({ column: z.string(), in: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) })
  .strict();

/** What is done to a table before it is used; none of it changes the table. */
export const cleaning = z
  .object({
    /** Column -> how its cells are read. */
    read: z.record(z.string(), columnReading).default({}),
    /** `drop`: a row that is equal to an earlier one in every column is left out. */
    duplicates: z.enum(['keep', 'drop']).default('keep'),
  })
  .strict();
export type Cleaning = z.infer<typeof cleaning>;

export const recipe = z
  .object({
    ...cleaning.shape,
    columns: z.record(z.string(), recipeColumn),
    /** The role of columns that are not listed. */
    otherwise: z.enum(['input', 'ignored']).default('ignored'),
    rows: z.array(rowFilter).default([]),
    split,
    /** Task name -> labels that stay visible in the training part, drawn by seed; `each`: so many of every class. */
    keepLabels: z
      .record(
        z.string(),
        z.object({ keep: z.number().int().min(1), each: z.boolean().default(false) }).strict(),
      )
      .default({}),
    /** Task names whose labels are shuffled within the training part: a control that nothing can be learned from. */
    shuffleLabels: z.array(z.string()).default([]),
  })
  .strict();
export type Recipe = z.infer<typeof recipe>;

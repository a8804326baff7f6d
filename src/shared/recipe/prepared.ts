/**
 * Prepared data: one plan's rows as numbers, in a folder of a few files. Rows of the training part come first,
 * then validation, then test. Little-endian, row-major, no padding.
 *   index.json    this schema
 *   features.f32  [rows, featureWidth]
 *   labels.f32    [rows, labels]; NaN is a missing or hidden label; number targets are standardised, counts multiples of their mean
 *   rows.i32      [rows] row id in the dataset
 *   weights.f32   [rows] what each row counts in training, 1 on average; only where the recipe has such a column
 */
import { z } from '../zod';
import { fittedRecipe } from './fitted';

export const preparedIndex = z.object({
  version: z.literal(1),
  dataset: z.string(),
  parts: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
  fitted: fittedRecipe,
  /** Task name -> labelled rows a part. */
  labelled: z.record(
    z.string(),
    z.object({
      train: z.number().int(),
      validation: z.number().int(),
      test: z.number().int(),
      pool: z.number().int(),
    }),
  ),
  sha256: z.object({
    features: z.string(),
    labels: z.string(),
    rows: z.string(),
    weights: z.string().optional(),
  }),
});
export type PreparedIndex = z.infer<typeof preparedIndex>;

export type Part = 'train' | 'validation' | 'test';

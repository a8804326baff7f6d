/** A dataset: an imported, immutable table named by the hash of its content. */
import { columnReading } from './recipe/column-reading';
import { z } from './zod';

export const datasetId = z.string().regex(/^[0-9a-f]{16,64}$/);

export const columnType = z.enum(['number', 'text', 'boolean', 'time']);
export type ColumnType = z.infer<typeof columnType>;

/** One bar of a header histogram: counts of values in [from, to); the last bar includes `to`. */
const bar = z.object({ from: z.number(), to: z.number(), count: z.number().int() });

export const columnProfile = z.object({
  name: z.string(),
  type: columnType,
  /** Rows without a value. */
  missing: z.number().int(),
  /** Distinct values (exact up to 100,000, estimated above). */
  distinct: z.number().int(),
  /** Numbers only; null when every value is missing. */
  numbers: z
    .object({
      min: z.number(),
      max: z.number(),
      mean: z.number(),
      deviation: z.number(),
      bars: z.array(bar),
      whole: z.boolean(),
    })
    .nullable(),
  /** The first and the last of moments, as cells show them; of tables that were imported earlier nobody knows. */
  times: z.object({ first: z.string(), last: z.string() }).optional(),
  /** Most frequent values, at most ten. */
  top: z.array(z.object({ value: z.string(), count: z.number().int() })),
});
export type ColumnProfile = z.infer<typeof columnProfile>;

/** Something a person should know about the data; it never blocks. */
export const problem = z.object({
  kind: z.enum([
    'constant',
    'unique',
    'mixed',
    'duplicates',
    'near-empty',
    'leak',
    'hidden-characters',
    'missing-markers',
  ]),
  column: z.string().nullable(),
  count: z.number().int(),
  /** First three places, as rows of the table, from 1: what the grid and the answers of a model call them. */
  rows: z.array(z.number().int()),
  /** The target a column gives away, the marker found, and so on. */
  subject: z.string().nullable(),
  /** What one click would do about it. */
  remedy: z.enum(['ignore-column', 'treat-as-missing', 'clean-text', 'drop-duplicates', 'none']),
  /** With `treat-as-missing` and `clean-text`: how the column would be read. */
  reading: columnReading.optional(),
});
export type Problem = z.infer<typeof problem>;

export const dataset = z.object({
  id: datasetId,
  name: z.string(),
  rows: z.number().int(),
  bytes: z.number().int(),
  importedAt: z.string(),
  skippedRows: z.number().int(),
  columns: z.array(columnProfile),
  problems: z.array(problem),
});
export type Dataset = z.infer<typeof dataset>;

/** A cell as the grid and the encoders see it. */
export const cell = z.union([z.number(), z.string(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof cell>;

/** Rows to look at: values of a histogram's bar ([from, to), the last bar with `to`), one value as text, or none. */
export const rowFilter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('range'),
    column: z.string(),
    from: z.number(),
    to: z.number(),
    last: z.boolean(),
  }),
  z.object({ kind: z.literal('value'), column: z.string(), value: z.string() }),
  z.object({ kind: z.literal('missing'), column: z.string() }),
]);
export type RowFilter = z.infer<typeof rowFilter>;

/** The order to look at rows in; rows without a value come last. */
export const rowSort = z.object({ column: z.string(), descending: z.boolean() });
export type RowSort = z.infer<typeof rowSort>;

export const encodingName = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'windows-1252',
  'latin1',
  'shift_jis',
  'big5',
]);
export type EncodingName = z.infer<typeof encodingName>;

/** How a text table is to be read; every field that is left out is guessed and the guess is shown. */
export const readOptions = z.object({
  encoding: encodingName.optional(),
  delimiter: z.string().length(1).optional(),
  header: z.boolean().optional(),
  decimalComma: z.boolean().optional(),
  /** Column name -> type that overrides the guess. */
  types: z.record(z.string(), columnType).optional(),
  badRows: z.enum(['stop', 'skip']).default('stop'),
});
export type ReadOptions = z.infer<typeof readOptions>;

/** A row that cannot be read: `row` counts lines of the file from 1. */
export const badRow = z.object({
  row: z.number().int(),
  column: z.string().nullable(),
  reason: z.string(),
  text: z.string(),
});
export type BadRow = z.infer<typeof badRow>;

/** What looking at the beginning of a file told. */
export const preview = z.object({
  name: z.string(),
  bytes: z.number().int(),
  options: readOptions.required({ encoding: true, delimiter: true, header: true, decimalComma: true }),
  columns: z.array(z.object({ name: z.string(), type: columnType })),
  rows: z.array(z.array(z.string().nullable())),
  badRows: z.array(badRow),
  /** Things done on the way in that a person should see, such as renamed columns: codes of the catalogue with their details. */
  notices: z.array(
    z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
});
export type Preview = z.infer<typeof preview>;

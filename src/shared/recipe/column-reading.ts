import { z } from '../zod';

/** How the cells of one column are read before anything else is done with them; the imported table never changes. */
export const columnReading = z
  .object({
    /** What stands for no value: a text, or a number as text. */
    missing: z.array(z.string().regex(/\S/).max(200)).max(100).default([]),
    /** Invisible characters are taken out of texts, and odd spaces count as spaces. */
    clean: z.boolean().default(false),
    /** A column of text is read as numbers, or as moments; a cell that is none of them is refused. */
    as: z.enum(['number', 'time']).optional(),
    /** With `as` number: a comma stands before the decimals. */
    decimalComma: z.boolean().default(false),
  })
  .strict();
export type ColumnReading = z.infer<typeof columnReading>;

/** How the learning rate goes up and down in the course of a run. */
import { z } from './zod';

const share = z.number().min(0).max(1);
/** A rate is cut to so much of itself. */
const cut = z.number().positive().lt(1);
/** So many updates rise in equal parts to the full rate. */
const warmup = z.number().int().min(0).max(10_000_000).default(0);
const epochs = z.number().int().min(1).max(1_000_000);

export const schedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('constant'), warmup }).strict(),
  /** Cut after every so many epochs. */
  z.object({ kind: z.literal('step'), every: epochs.default(30), factor: cut.default(0.1), warmup }).strict(),
  /** Half a cosine wave from the full rate down to `floor` of it at the end of the budget. */
  z.object({ kind: z.literal('cosine'), floor: share.default(0), warmup }).strict(),
  /** Up from `start` of the rate during the share `rise` of all updates, then down to `end` of it: two half waves. */
  z
    .object({
      kind: z.literal('one-cycle'),
      rise: share.default(0.3),
      start: share.default(0.04),
      end: share.default(0.000004),
    })
    .strict(),
  /** Cut whenever so many epochs have brought no better validation loss. */
  z
    .object({ kind: z.literal('plateau'), factor: cut.default(0.5), patience: epochs.default(10), warmup })
    .strict(),
]);
export type Schedule = z.infer<typeof schedule>;

/** A plan that is being made for a dataset, as the lab keeps it: a crash of the window takes nothing of it away. */
import { plan } from './plan';
import { cleaning } from './recipe/recipe';
import { z } from './zod';

export const draft = z
  .object({
    /** Columns to predict, in the order they were picked. */
    targets: z.array(z.string()),
    /** Null while the lab has not suggested it. */
    plan: plan.nullable(),
    /** Columns that stay out of every later suggestion as well. */
    ignored: z.array(z.string()),
    /** What is done to the table, in every later suggestion as well. */
    cleaning: cleaning.prefault({}),
    /** Runs of each arm that a study would take. */
    seeds: z.number().int().min(1).max(100),
  })
  .strict();
export type Draft = z.infer<typeof draft>;

/** `keptAt`: ISO 8601. */
export const keptDraft = z.object({ draft, keptAt: z.string() });
export type KeptDraft = z.infer<typeof keptDraft>;

/** Names one open page: a window, or a tab of a browser. */
export const pageName = z.string().min(1).max(64);

/** What the lab keeps for a dataset after so many changes. */
export const draftState = z.object({
  /** Counts the changes that were kept, whoever made them; 0 while there was none. */
  revision: z.number().int().min(0),
  /** The page that made the last one. */
  by: z.string(),
  /** Null when nothing is kept, or nothing that this version understands. */
  kept: keptDraft.nullable(),
});
export type DraftState = z.infer<typeof draftState>;

/** What became of a change: the state that the lab has now, which is another page's where it was not taken. */
export const keepOutcome = z.object({ taken: z.boolean(), state: draftState });
export type KeepOutcome = z.infer<typeof keepOutcome>;

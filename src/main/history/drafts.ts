import { keptDraft, type Draft, type DraftState, type KeepOutcome } from '../../shared/draft';
import { z } from '../../shared/zod';
import { fromJson, toJson } from './json';
import type { Sqlite } from './sqlite';

/** Plans that are being made, one a dataset, however many pages make it. */
export interface Drafts {
  /** A draft of another version that this one does not understand is none. */
  get(dataset: string): DraftState;
  /** Takes a change by `page`, who has seen what others did up to revision `over`; not when they have gone on since. */
  keep(dataset: string, change: DraftChange): KeepOutcome;
}

export interface DraftChange {
  /** Null: thrown away. */
  readonly draft: Draft | null;
  readonly over: number;
  readonly page: string;
}

const draftRow = z.object({
  draft: z.string(),
  kept_at: z.string(),
  revision: z.number().int(),
  page: z.string(),
});
const NEVER: DraftState = { revision: 0, by: '', kept: null };

export function createDrafts(db: Sqlite): Drafts {
  const select = db.prepare('SELECT draft, kept_at, revision, page FROM drafts WHERE dataset = ?');
  const replace = db.prepare(
    'INSERT OR REPLACE INTO drafts (dataset, draft, kept_at, revision, page) VALUES (?, ?, ?, ?, ?)',
  );
  const get = (dataset: string): DraftState => {
    const row = select.get(dataset);
    return row === undefined ? NEVER : stateOf(draftRow.parse(row));
  };
  const keep = db.transaction((dataset: string, { draft, over, page }: DraftChange): KeepOutcome => {
    const before = get(dataset);
    // A page stands on what it wrote itself, also while it waits to hear that it was taken.
    if (before.revision !== over && before.by !== page) return { taken: false, state: before };
    replace.run(dataset, toJson(draft), new Date().toISOString(), before.revision + 1, page);
    return { taken: true, state: get(dataset) };
  });
  return { get, keep: (dataset, change) => keep.immediate(dataset, change) };
}

function stateOf({ draft, kept_at, revision, page }: z.infer<typeof draftRow>): DraftState {
  const kept = keptDraft.safeParse({ draft: fromJson(draft), keptAt: kept_at }).data ?? null;
  return { revision, by: page, kept };
}

import { keptDraft, type Draft, type KeptDraft } from '../../shared/draft';
import { fromJson, toJson } from './json';
import type { Sqlite } from './sqlite';
import { z } from '../../shared/zod';

/** Plans that are being made, one a dataset. */
export interface Drafts {
  /** Null when there is none, or only one of another version that this one does not understand. */
  get(dataset: string): KeptDraft | null;
  /** Replaces the one before; null forgets it. */
  keep(dataset: string, draft: Draft | null): void;
}

const draftRow = z.object({ draft: z.string(), kept_at: z.string() });

export function createDrafts(db: Sqlite): Drafts {
  const select = db.prepare('SELECT draft, kept_at FROM drafts WHERE dataset = ?');
  const replace = db.prepare('INSERT OR REPLACE INTO drafts (dataset, draft, kept_at) VALUES (?, ?, ?)');
  const forget = db.prepare('DELETE FROM drafts WHERE dataset = ?');
  return {
    get(dataset) {
      const row = select.get(dataset);
      if (row === undefined) return null;
      const { draft, kept_at } = draftRow.parse(row);
      return keptDraft.safeParse({ draft: fromJson(draft), keptAt: kept_at }).data ?? null;
    },
    keep(dataset, draft) {
      if (draft) replace.run(dataset, toJson(draft), new Date().toISOString());
      else forget.run(dataset);
    },
  };
}

import type { Drafts } from '../../../src/main/history/drafts';
import type { DraftState } from '../../../src/shared/draft';
import type { Scene } from './scene';

/** Keeps drafts as the history does, in maps instead of a table; a rival writes in the moment before a page does. */
export function fakeDrafts({ drafts, rivals }: Pick<Scene, 'drafts' | 'rivals'>): Drafts {
  const marks = new Map<string, Pick<DraftState, 'revision' | 'by'>>();
  const get = (dataset: string): DraftState => {
    const kept = drafts.get(dataset) ?? null;
    return { ...(marks.get(dataset) ?? { revision: kept ? 1 : 0, by: '' }), kept };
  };
  return {
    get,
    keep(dataset, { draft, over, page }) {
      const rival = rivals.get(dataset);
      if (rival) {
        drafts.set(dataset, rival);
        marks.set(dataset, { revision: get(dataset).revision + 1, by: 'a rival' });
        rivals.delete(dataset);
      }
      const before = get(dataset);
      if (before.revision !== over && before.by !== page) return { taken: false, state: before };
      if (draft) drafts.set(dataset, { draft, keptAt: '2031-03-06T11:00:00.000Z' });
      else drafts.delete(dataset);
      marks.set(dataset, { revision: before.revision + 1, by: page });
      return { taken: true, state: get(dataset) };
    },
  };
}

import { datasetId } from '../dataset';
import { draft, keptDraft } from '../draft';
import { z } from '../zod';
import { call } from './call';

const of = z.object({ dataset: datasetId });

export const draftCalls = {
  /** What was being made for a dataset; null when nothing is kept, or nothing that this version understands. */
  'drafts.get': call(of, z.object({ kept: keptDraft.nullable() })),
  /** Keeps a draft in place of the one before; null forgets it. */
  'drafts.keep': call(of.extend({ draft: draft.nullable() }), z.object({})),
};

import { datasetId } from '../dataset';
import { draft, draftState, keepOutcome, pageName } from '../draft';
import { z } from '../zod';
import { call } from './call';

const of = z.object({ dataset: datasetId });

export const draftCalls = {
  /** What was being made for a dataset. */
  'drafts.get': call(of, draftState),
  /**
   * Keeps a draft in place of the one before; null forgets it. Not taken when another page has changed it since:
   * `over` is the newest revision of another page that `by` has seen.
   */
  'drafts.keep': call(
    of.extend({ draft: draft.nullable(), over: z.number().int().min(0), by: pageName }),
    keepOutcome,
  ),
};

import { runProgress, runSummary, epochMetrics } from '../run';
import { studySummary } from '../study';
import { dataset, datasetId } from '../dataset';
import { draftState } from '../draft';
import { z } from '../zod';

/** What the lab tells everyone who listens. */
export const labEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.changed'), run: runSummary }),
  z.object({ type: z.literal('run.epoch'), run: z.string(), epoch: epochMetrics }),
  z.object({ type: z.literal('run.progress'), progress: runProgress }),
  z.object({ type: z.literal('study.changed'), study: studySummary }),
  /** How much of looking at a model is done, 0 to 1. */
  z.object({ type: z.literal('examine.progress'), job: z.string(), share: z.number() }),
  z.object({ type: z.literal('dataset.added'), dataset }),
  z.object({ type: z.literal('dataset.removed'), dataset: datasetId }),
  /** A plan that is being made was changed, in this page or in another. */
  z.object({ type: z.literal('draft.changed'), dataset: datasetId, state: draftState }),
  z.object({
    type: z.literal('import.progress'),
    job: z.string(),
    stage: z.enum(['reading', 'storing', 'profiling']),
    share: z.number(),
    rows: z.number().int(),
  }),
]);
export type LabEvent = z.infer<typeof labEvent>;

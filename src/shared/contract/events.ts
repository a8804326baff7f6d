import { runProgress, runSummary, epochMetrics } from '../run';
import { studySummary } from '../study';
import { dataset } from '../dataset';
import { z } from '../zod';

/** What the lab tells everyone who listens. */
export const labEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run.changed'), run: runSummary }),
  z.object({ type: z.literal('run.epoch'), run: z.string(), epoch: epochMetrics }),
  z.object({ type: z.literal('run.progress'), progress: runProgress }),
  z.object({ type: z.literal('study.changed'), study: studySummary }),
  z.object({ type: z.literal('dataset.added'), dataset }),
  z.object({ type: z.literal('import.progress'), job: z.string(), stage: z.enum(['reading', 'storing', 'profiling']), share: z.number(), rows: z.number().int() }),
]);
export type LabEvent = z.infer<typeof labEvent>;

import { z } from './zod';

/** How a lab trains; null: as the lab chooses. */
export const labSettings = z.object({
  /** Runs that train at the same time. */
  slots: z.number().int().min(1).max(64).nullable(),
  /** Of each run; null: measured. */
  threads: z.number().int().min(1).max(256).nullable(),
});
export type LabSettings = z.infer<typeof labSettings>;

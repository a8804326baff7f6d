/** What a plan costs on this machine. */
import { z } from './zod';

export const planCost = z.object({
  /**
   * Of an epoch; null where nothing tells. `measured`: runs took the same steps on the same rows; `steps`: a few steps
   * were taken for it; `estimated`: worked out from a run that is not quite like it.
   */
  epoch: z.object({ seconds: z.number(), basis: z.enum(['measured', 'steps', 'estimated']) }).nullable(),
  /** Held at once while it trains, about. */
  bytes: z.number(),
});
export type PlanCost = z.infer<typeof planCost>;
export type EpochTime = NonNullable<PlanCost['epoch']>;

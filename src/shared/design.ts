/** A design: the model. Encoders come from the recipe; one trunk, one head a task. */
import { z } from './zod';

export const activation = z.enum(['linear', 'relu', 'tanh', 'sigmoid']);
export type Activation = z.infer<typeof activation>;

export const layer = z
  .object({
    kind: z.literal('dense').default('dense'),
    units: z.number().int().min(1).max(65536),
    activation: activation.default('relu'),
    /** Share of this layer's outputs set to 0 while training. */
    dropout: z.number().min(0).max(0.95).default(0),
  })
  .strict();
export type Layer = z.infer<typeof layer>;

export const design = z
  .object({
    trunk: z.array(layer).max(64),
    /** How tasks share the trunk; hard sharing is one trunk for all (Caruana, 1993). */
    sharing: z.literal('hard').default('hard'),
    /** Task name -> hidden layers of its head, before the output layer that its kind decides. */
    heads: z.record(z.string(), z.array(layer).max(16)).default({}),
  })
  .strict();

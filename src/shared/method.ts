/** A method: how a plan is trained. What is left out is not done, so plans from before it was there mean the same. */
import { schedule } from './schedule';
import { z } from './zod';

const learningRate = z.number().positive().max(100);
/** How much of something is kept from step to step. */
const kept = z.number().min(0).lt(1);
const epsilon = z.number().positive().max(1);

export const optimizer = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('adam'),
      learningRate: learningRate.default(0.001),
      beta1: kept.default(0.9),
      beta2: kept.default(0.999),
      epsilon: epsilon.default(1e-7),
      /** Divides by the largest mean square so far. */
      amsgrad: z.boolean().optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('sgd'),
      learningRate: learningRate.default(0.01),
      momentum: kept.default(0),
      /** Looks ahead along the momentum. */
      nesterov: z.boolean().optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('rmsprop'),
      learningRate: learningRate.default(0.001),
      /** How much of the mean square is kept. */
      rho: kept.default(0.9),
      momentum: kept.default(0),
      /** Divides by the deviation of the gradient instead of its size. */
      centered: z.boolean().default(false),
      epsilon: epsilon.default(1e-7),
    })
    .strict(),
  z
    .object({
      kind: z.literal('adagrad'),
      learningRate: learningRate.default(0.01),
      epsilon: epsilon.default(1e-7),
    })
    .strict(),
  z
    .object({
      kind: z.literal('lion'),
      learningRate: learningRate.default(0.0001),
      beta1: kept.default(0.9),
      beta2: kept.default(0.99),
    })
    .strict(),
]);
export type Optimizer = z.infer<typeof optimizer>;

/** Bounds the length of the whole gradient, or each of its numbers. */
export const clip = z
  .object({ kind: z.enum(['norm', 'value']), limit: z.number().positive().max(1e9) })
  .strict();
export type Clip = z.infer<typeof clip>;

/** A moving average of the weights is evaluated and kept instead of the weights themselves. */
export const average = z.object({ decay: kept.default(0.999) }).strict();

export const method = z
  .object({
    optimizer: optimizer.prefault({ kind: 'adam' }),
    batchSize: z.number().int().min(1).max(1_000_000).default(32),
    /** So many batches make one update; their gradients are gathered. */
    accumulate: z.number().int().min(1).max(10_000).optional(),
    /** Left out: the learning rate stays what it is. */
    schedule: schedule.optional(),
    clip: clip.optional(),
    /** Share of the learning rate by which kernels shrink each step, beside the gradient. */
    weightDecay: z.number().min(0).max(100).optional(),
    average: average.optional(),
    /** Factors of the learning rate: `encoders`, `trunk`, `head <task>`, or a layer or block by its name; 0 freezes. */
    rates: z.record(z.string(), z.number().min(0).max(1e6)).optional(),
  })
  .strict();
export type Method = z.infer<typeof method>;

/** A design: the model. Encoders come from the recipe; one trunk, one head a task. */
import { z } from './zod';

/* Layers. Shapes are without the batch; the last axis is the channels. */

export const activation = z.enum([
  'linear',
  'relu',
  'leaky-relu',
  'gelu',
  'silu',
  'tanh',
  'sigmoid',
  'softmax',
]);
export type Activation = z.infer<typeof activation>;

const width = z.number().int().min(1).max(65536);
/** Steps along an axis; along both axes of an image alike. */
const steps = z.number().int().min(1).max(1024);
const epsilon = z.number().positive().max(1).default(1e-3);
const poolMode = z.enum(['max', 'average']);

/** What all windows that move over positions have. */
const window = {
  kernel: steps,
  stride: steps.default(1),
  dilation: steps.default(1),
  /** `same`: zeros at the ends, so that a stride of 1 keeps the size; `valid`: whole windows only. */
  padding: z.enum(['same', 'valid']).default('same'),
  activation: activation.default('relu'),
};

/** On more than one axis it flattens first, as the output layer of a head does: every number meets every unit. */
const dense = z
  .object({
    kind: z.literal('dense').optional().default('dense'),
    units: width,
    activation: activation.default('relu'),
    /** Share of this layer's outputs set to 0 while training. */
    dropout: z.number().min(0).max(0.95).default(0),
  })
  .strict();

/** [length], [length, channels] or [height, width, channels]. */
const reshape = z.object({ kind: z.literal('reshape'), shape: z.array(width).min(1).max(3) }).strict();
const flatten = z.object({ kind: z.literal('flatten') }).strict();
const activate = z.object({ kind: z.literal('activation'), activation }).strict();

const conv1d = z.object({ kind: z.literal('conv1d'), filters: width, ...window }).strict();
const conv2d = z.object({ kind: z.literal('conv2d'), filters: width, ...window }).strict();
/** Outputs that each channel gets for itself. */
const multiplier = z.number().int().min(1).max(64).default(1);
const depthwise = z.object({ kind: z.literal('depthwise-conv2d'), multiplier, ...window }).strict();
const separable = z
  .object({ kind: z.literal('separable-conv2d'), filters: width, multiplier, ...window })
  .strict();

/** Whole windows only; without a stride they lie side by side. */
const pool = z
  .object({ kind: z.literal('pool'), mode: poolMode, size: steps.default(2), stride: steps.optional() })
  .strict();
/** Over all positions: a number a channel. */
const globalPool = z.object({ kind: z.literal('global-pool'), mode: poolMode }).strict();

const batchNorm = z
  .object({
    kind: z.literal('batch-norm'),
    /** Share of the moving statistics that a batch leaves as it is. */
    momentum: z.number().min(0).lt(1).default(0.99),
    epsilon,
    /** `frozen`: the moving statistics are used in training too, and stay. */
    statistics: z.enum(['batch', 'frozen']).default('batch'),
  })
  .strict();
const layerNorm = z.object({ kind: z.literal('layer-norm'), epsilon }).strict();
/** Over [length, channels]: a state that is carried from position to position. */
const recurrent = {
  units: width,
  /** Whether the state after every position goes on, [length, units], or that after the last, [units]. */
  sequences: z.boolean().default(false),
};
const gru = z.object({ kind: z.literal('gru'), ...recurrent }).strict();
const lstm = z.object({ kind: z.literal('lstm'), ...recurrent }).strict();
/** Over [length, channels]: every position asks all others. It does not see where they are. */
const attention = z
  .object({
    kind: z.literal('attention'),
    heads: z.number().int().min(1).max(64),
    /** Numbers of a query, of a key and of a value in each head. */
    width,
  })
  .strict();
const dropout = z.object({ kind: z.literal('dropout'), rate: z.number().min(0).max(0.95) }).strict();
/** Normal numbers of this standard deviation, added while training. */
const noise = z.object({ kind: z.literal('noise'), deviation: z.number().positive().max(100) }).strict();

const INNER = { layers: 32, branches: 16 };

/** x + f(x): what its layers give has the shape of what comes in (He et al., 2016). */
const residual = z
  .object({
    kind: z.literal('residual'),
    get layers(): z.ZodArray<typeof layer> {
      return z.array(layer).min(1).max(INNER.layers);
    },
  })
  .strict();

/** Branches over the same input, side by side along the last axis; a branch without layers is the input itself. */
const concat = z
  .object({
    kind: z.literal('concat'),
    get branches(): z.ZodArray<z.ZodArray<typeof layer>> {
      return z.array(z.array(layer).max(INNER.layers)).min(2).max(INNER.branches);
    },
  })
  .strict();

export const layer = z.discriminatedUnion('kind', [
  dense,
  reshape,
  flatten,
  activate,
  conv1d,
  conv2d,
  depthwise,
  separable,
  pool,
  globalPool,
  batchNorm,
  layerNorm,
  gru,
  lstm,
  attention,
  dropout,
  noise,
  residual,
  concat,
]);
export type Layer = z.infer<typeof layer>;
export type LayerKind = Layer['kind'];
export type LayerOf<Kind extends LayerKind> = Extract<Layer, { kind: Kind }>;

export const design = z
  .object({
    trunk: z.array(layer).max(64),
    /** How tasks share the trunk; hard sharing is one trunk for all (Caruana, 1993). */
    sharing: z.literal('hard').default('hard'),
    /** Task name -> hidden layers of its head, before the output layer that its kind decides. */
    heads: z.record(z.string(), z.array(layer).max(16)).default({}),
    /** Tasks that do not grow from the trunk: the layers of their head stand on the columns. Left out: none. */
    apart: z.array(z.string()).optional(),
  })
  .strict();

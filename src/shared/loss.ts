/** Losses: what training makes small. A name alone means the loss with its usual settings. */
import { z } from './zod';

/** Share of each label that is spread over all classes (Szegedy et al., 2016). */
const smoothing = z.number().min(0).lt(1).optional();
/** `balanced`: a class counts n / (k n_c), so that all classes together count the same, as in scikit-learn. */
const classWeights = z.literal('balanced').optional();
/** How little a label counts whose answer is right already; 0 is cross-entropy (Lin et al., 2017). */
const gamma = z.number().min(0).max(20).default(2);

export const lossSettings = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sigmoid-cross-entropy'), smoothing, classWeights }).strict(),
  z.object({ kind: z.literal('softmax-cross-entropy'), smoothing, classWeights }).strict(),
  z.object({ kind: z.literal('sigmoid-focal'), gamma, classWeights }).strict(),
  z.object({ kind: z.literal('softmax-focal'), gamma, classWeights }).strict(),
  z.object({ kind: z.literal('squared-error') }).strict(),
  z.object({ kind: z.literal('absolute-error') }).strict(),
  /** `delta`: from how many deviations of the target on an error counts linearly. */
  z.object({ kind: z.literal('huber'), delta: z.number().positive().max(1e6).default(1) }).strict(),
  /** Of numbers: the head gives a variance beside the mean, and so an interval with each answer. */
  z.object({ kind: z.literal('gaussian') }).strict(),
  /** Of counts, by the logarithm of the expected count. */
  z.object({ kind: z.literal('poisson') }).strict(),
]);
export type LossSettings = z.infer<typeof lossSettings>;

const NAMES = lossSettings.options.map(({ shape }) => shape.kind.value);
export const lossName = z.enum(NAMES);
export type LossName = z.infer<typeof lossName>;

/** What turns a head's last numbers into answers: the inverse link of the loss it is trained on. */
export type Link = 'sigmoid' | 'softmax' | 'linear' | 'exp' | 'gaussian';

export const LINK_OF_LOSS: Readonly<Record<LossName, Link>> = {
  'sigmoid-cross-entropy': 'sigmoid',
  'softmax-cross-entropy': 'softmax',
  'sigmoid-focal': 'sigmoid',
  'softmax-focal': 'softmax',
  'squared-error': 'linear',
  'absolute-error': 'linear',
  huber: 'linear',
  gaussian: 'gaussian',
  poisson: 'exp',
};

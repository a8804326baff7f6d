/** A verdict: what a study's paired runs say, with intervals, and the sentence that follows from them. */
import { z } from '../zod';
import { metricName, taskKind } from '../task';

/** `no-difference`: the whole interval lies where it does not matter; `cannot-tell`: it reaches beyond in both or one direction. */
export const answer = z.enum(['helps', 'hurts', 'no-difference', 'cannot-tell']);
export type Answer = z.infer<typeof answer>;

export const pair = z.object({
  seed: z.number().int(),
  without: z.number().or(z.nan()),
  with: z.number().or(z.nan()),
  runs: z.array(z.string()),
});
export type Pair = z.infer<typeof pair>;

export const comparison = z.object({
  task: z.string(),
  kind: taskKind,
  metric: metricName,
  /** The arm that is asked about, and what it is compared with: `together` / `alone`, `frozen` / `scratch`, a plan / `guessing`. */
  arm: z.string(),
  against: z.string(),
  /** Kept training labels, where the study varies them. */
  labels: z.number().int().nullable(),
  /** Errors: geometric mean of with / without (below 1 is better). Scores: mean of with - without (above 0 is better). */
  scale: z.enum(['ratio', 'difference']),
  estimate: z.number().or(z.nan()),
  low: z.number().or(z.nan()),
  high: z.number().or(z.nan()),
  /** Confidence of this interval, such as 0.95 for one comparison or higher where several share 95%. */
  level: z.number(),
  /** How the spread was computed and why. */
  interval: z.enum(['paired-t', 'nadeau-bengio']),
  /** Share of the pool of labelled rows that one training part takes. */
  overlap: z.number(),
  testRows: z.number(),
  trainRows: z.number(),
  pairs: z.array(pair),
  meanWithout: z.number().or(z.nan()),
  meanWith: z.number().or(z.nan()),
  answer,
  /** About how many seeds would tell; null when the answer is clear or no number would help soon. */
  seedsToTell: z.number().int().nullable(),
});
export type Comparison = z.infer<typeof comparison>;

export const verdict = z.object({
  question: z.enum(['do-tasks-help', 'does-graft-help', 'train']),
  seeds: z.number().int(),
  comparisons: z.array(comparison),
  /** The other metrics, for the table: same pairs, no answer drawn from them. */
  details: z.array(comparison.omit({ answer: true, seedsToTell: true })),
  sentence: z.object({ en: z.string(), zh: z.string() }),
});
export type Verdict = z.infer<typeof verdict>;

import type { ExaminedTask } from '../../shared/examination';
import { stream } from '../../shared/random/stream';
import { metricsOf } from '../../shared/task';
import { outputWidth } from '../../shared/recipe/fitted';
import { scoresOf, type Answers } from './scores';

/** Share of intervals that would hold the value of all rows of this kind. */
export const LEVEL = 0.95;

/** Samples with replacement. */
export const RESAMPLES = 200;

/**
 * Each metric of a task with its percentile interval: rows are drawn anew with replacement, and the middle 95 % of what
 * the samples score are the interval (Efron, 1979). The same seed gives the same interval.
 */
export function metricIntervals(of: Answers, seed: number): ExaminedTask['metrics'] {
  const scores = scoresOf(of);
  const drawn = Array.from({ length: RESAMPLES }, (_, k) => scoresOf(drawnFrom(of, seed, k + 1)));
  return metricsOf(of.task).map((metric) => {
    const values = drawn.map((each) => each[metric] ?? NaN).filter((value) => !Number.isNaN(value));
    const [low, high] = middleOf(values, LEVEL);
    return { metric, value: scores[metric] ?? NaN, low, high };
  });
}

/** Rows of the answers, drawn with replacement. */
function drawnFrom(of: Answers, seed: number, sample: number): Answers {
  const outputs = outputWidth(of.fitted);
  const targets = of.fitted.targets.length;
  const rows = of.labels.length / targets;
  const draw = stream(seed, 'sample', sample);
  const into = { outputs: new Float32Array(rows * outputs), labels: new Float32Array(rows * targets) };
  for (let i = 0; i < rows; i++) {
    const row = draw.below(rows);
    for (let k = 0; k < outputs; k++) into.outputs[i * outputs + k] = of.outputs[row * outputs + k] ?? NaN;
    for (let k = 0; k < targets; k++) into.labels[i * targets + k] = of.labels[row * targets + k] ?? NaN;
  }
  return { ...of, ...into };
}

/** The bounds of the middle share of some values; NaN when there are none. */
export function middleOf(values: readonly number[], share: number): [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (p: number): number => {
    const place = p * (sorted.length - 1);
    const below = Math.floor(place);
    const rest = place - below;
    return (
      (sorted[below] ?? NaN) * (1 - rest) + (sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN) * rest
    );
  };
  return [at((1 - share) / 2), at((1 + share) / 2)];
}

import { METRIC_SENSE, type MetricName } from '../task';
import type { Comparison, Pair } from '../verdict/verdict';
import { answerOf, seedsToTell } from './answer';
import { intervalOf, stepDeviation, type Interval, type IntervalTerms } from './interval';
import { mean } from './moments';
import { intervalKind, overlapOf, type RowCounts } from './overlap';

/** What is compared, how sure to be, and on how many rows. */
export interface Subject extends Pick<
  Comparison,
  'task' | 'kind' | 'metric' | 'arm' | 'against' | 'labels' | 'level'
> {
  readonly rows: RowCounts;
}

/** Metrics that count rows move in steps. */
const COUNTED: ReadonlySet<MetricName> = new Set(['accuracy', 'balanced-accuracy']);

/**
 * Compares two arms by their pairs of one seed each: errors by the logarithm of their ratio (their spread grows with
 * their size), scores by their difference. A pair without a number (a run that diverged) leaves nothing to say.
 */
export function compare(subject: Subject, pairs: readonly Pair[]): Comparison {
  const scale = METRIC_SENSE[subject.metric] === 'error' ? 'ratio' : 'difference';
  const { rows, ...named } = subject;
  const terms: IntervalTerms = {
    level: subject.level,
    kind: intervalKind(rows),
    rows,
    leastDeviation: COUNTED.has(subject.metric) ? stepDeviation(rows.test) : 0,
  };
  // Gain: above 0 is better on either scale.
  const gain = intervalOf(pairs.map(scale === 'ratio' ? logGain : scoreGain), terms);
  const answer = answerOf(gain, scale);
  return {
    ...named,
    ...bounds(gain, scale),
    scale,
    interval: terms.kind,
    overlap: overlapOf(rows),
    testRows: rows.test,
    trainRows: rows.train,
    pairs: [...pairs],
    meanWithout: mean(pairs.map((pair) => pair.without)),
    meanWith: mean(pairs.map((pair) => pair.with)),
    answer,
    seedsToTell: answer === 'cannot-tell' ? seedsToTell(gain, pairs.length, scale, terms) : null,
  };
}

function scoreGain(pair: Pair): number {
  return pair.with - pair.without;
}

/** Two errors of exactly 0 are equal; one alone has no ratio. */
function logGain(pair: Pair): number {
  if (pair.with === 0 && pair.without === 0) return 0;
  return Math.log(pair.without / pair.with);
}

function bounds(gain: Interval, scale: Comparison['scale']): Pick<Comparison, 'estimate' | 'low' | 'high'> {
  const [worst, best] = [gain.estimate - gain.half, gain.estimate + gain.half];
  if (scale === 'difference') return { estimate: gain.estimate, low: worst, high: best };
  return { estimate: Math.exp(-gain.estimate), low: Math.exp(-best), high: Math.exp(-worst) };
}

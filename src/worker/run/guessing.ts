import * as tf from '@tensorflow/tfjs';
import type { MetricValue } from '../../shared/run';
import type { Part } from '../../shared/recipe/prepared';
import { guessOutputs, LabelCounts } from '../metrics/guess';
import { measuresOf } from '../metrics/measures';
import { asMetrics, tallyOf, type LabelBlock, type Tally } from '../metrics/task-metrics';
import type { PlannedTask } from './targets';
import { labelBlocks, rangeOf, type Prepared } from './prepared';

/** A task, where its labels begin in a row, and what is answered to every row. */
interface Guess extends PlannedTask {
  readonly first: number;
  readonly answer: readonly number[];
}

/** What guessing from the training labels alone scores on every part. */
export async function guessMetrics(
  tasks: readonly PlannedTask[],
  counts: readonly LabelCounts[],
  prepared: Prepared,
): Promise<MetricValue[]> {
  const guesses = placed(tasks).map((of, i): Guess => {
    return { ...of, answer: guessOutputs(of.task, of.fitted, counts[i] ?? new LabelCounts(of.fitted)) };
  });
  const metrics: MetricValue[] = [];
  for (const part of ['train', 'validation', 'test'] as const) {
    if (rangeOf(prepared.index, part).rows > 0) metrics.push(...(await metricsOf(guesses, prepared, part)));
  }
  return metrics;
}

/** What the training labels of each task are. */
export async function countLabels(tasks: readonly PlannedTask[], prepared: Prepared): Promise<LabelCounts[]> {
  const counted = placed(tasks).map(({ first, fitted }) => ({ first, counts: new LabelCounts(fitted) }));
  for await (const values of labelBlocks(prepared, 'train')) {
    for (const { first, counts } of counted) counts.add({ values, width: prepared.labelWidth, first });
  }
  return counted.map(({ counts }) => counts);
}

function placed(tasks: readonly PlannedTask[]): Omit<Guess, 'answer'>[] {
  return tasks.map((of, i) => {
    const first = tasks.slice(0, i).reduce((sum, { fitted }) => sum + fitted.targets.length, 0);
    return { ...of, first };
  });
}

async function metricsOf(guesses: readonly Guess[], prepared: Prepared, part: Part): Promise<MetricValue[]> {
  const { rows } = rangeOf(prepared.index, part);
  const tallies = guesses.map((guess) => ({ guess, tally: tallyOf(guess.fitted, rows) }));
  for await (const values of labelBlocks(prepared, part)) {
    for (const { guess, tally } of tallies)
      addGuess(guess, tally, { values, width: prepared.labelWidth, first: guess.first });
  }
  return tallies.flatMap(({ guess, tally }) => asMetrics(guess.task, part, tally.scores()));
}

function addGuess({ task, fitted, answer }: Guess, tally: Tally, block: LabelBlock): void {
  const rows = block.values.length / block.width;
  const { sums, ranks } = tf.tidy(() => {
    const labels = tf.tensor2d(block.values, [rows, block.width]);
    const own = tf.slice2d(labels, [0, block.first], [-1, fitted.targets.length]);
    const outputs = tf.tile(tf.tensor2d([...answer], [1, answer.length]), [rows, 1]);
    const of = measuresOf(task, fitted, outputs, own);
    return { sums: of.sums.dataSync(), ranks: of.ranks?.dataSync() ?? [] };
  });
  tally.add(block, sums, ranks);
}

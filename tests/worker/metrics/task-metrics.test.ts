import { beforeAll, describe, expect, it } from 'vitest';
import type { FittedTask } from '../../../src/shared/recipe/fitted';
import { task as taskSchema, type Task } from '../../../src/shared/task';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { guessOutputs as guessFrom, LabelCounts } from '../../../src/worker/metrics/guess';
import { asMetrics } from '../../../src/worker/metrics/task-metrics';
import { scored } from './scored';

beforeAll(async () => {
  await chooseBackend('cpu');
});

const yesNo = { classes: ['no', 'yes'], mean: 0, deviation: 1 };
const some = (
  kind: Task['kind'],
  targets: string[],
  rest: Partial<FittedTask> = {},
  loss?: Task['loss'],
): [Task, FittedTask] => [
  taskSchema.parse({ name: 't', targets, kind, loss }),
  { name: 't', kind, targets, ...yesNo, ...rest },
];

const [number, fat] = some('number', ['fat'], { classes: [], mean: 20, deviation: 5 });
const [count, nests] = some('count', ['nests'], { classes: [], deviation: 4 });
const [binary, sex] = some('binary', ['sex']);
const [classes, kind] = some('classes', ['kind'], { classes: ['a', 'b', 'c'] });
const [labels, both] = some('multi-label', ['p', 'q']);
const [softmax] = some('multi-label', ['p', 'q'], {}, 'softmax-cross-entropy');

function guessOutputs(task: Task, fitted: FittedTask, labels: readonly number[]): number[] {
  const counts = new LabelCounts(fitted);
  counts.add({ values: Float32Array.from(labels), width: fitted.targets.length, first: 0 });
  return guessFrom(task, fitted, counts);
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe('metrics of a task', () => {
  it('numbers are scored in their own unit', () => {
    const scores = scored({ task: number, fitted: fat, outputs: [0, 1, 7], labels: [1, 1, NaN] });
    expect(scores.mae).toBe((5 * 1 + 5 * 0) / 2);
    expect(scores.rmse).toBeCloseTo(5 * Math.sqrt(1 / 2), 6);
  });

  it('numbers with a variance are scored by their likelihood in the own unit too, and by what their intervals hold', () => {
    const normal = { ...fat, variance: true as const };
    const of = { task: { ...number, loss: 'gaussian' as const }, fitted: normal };
    // 1.6 deviations off is within 90 %, 1.7 is not; a deviation of 1 is 5 in the target's unit.
    const scores = scored({ ...of, outputs: [0, 0, 0, 0, 9, 9], labels: [1.6, 1.7, NaN] });
    expect(scores.coverage).toBe(1 / 2);
    const surprise = (z: number): number => z ** 2 / 2 + Math.log(5 * Math.sqrt(2 * Math.PI));
    expect(scores.nll).toBeCloseTo((surprise(1.6) + surprise(1.7)) / 2, 5);
    expect(scores.rmse).toBeCloseTo(5 * Math.sqrt((1.6 ** 2 + 1.7 ** 2) / 2), 5);
    expect(asMetrics(of.task, 'test', scores).map(({ metric }) => metric)).toEqual([
      'rmse',
      'mae',
      'r2',
      'nll',
      'coverage',
    ]);
    expect(guessOutputs(of.task, normal, [1, 0])).toEqual([0, 0]);
  });

  it('counts are scored by their deviance, and like numbers, of exp of the output', () => {
    // 8 expected and 4 counted, 4 expected and none counted.
    const of = { task: count, fitted: nests, outputs: [Math.log(2), 0, 5], labels: [1, 0, NaN] };
    const scores = scored(of);
    expect(scores['poisson-deviance']).toBeCloseTo((2 * (4 * Math.log(4 / 8) - (4 - 8)) + 2 * 4) / 2, 5);
    expect(scores.rmse).toBeCloseTo(4, 5);
    expect(scores.mae).toBeCloseTo(4, 5);
    expect(guessOutputs(count, nests, [1, 0, 2])).toEqual([0]);
  });

  it('yes/no answers are scored from their logits', () => {
    const scores = scored({ task: binary, fitted: sex, outputs: [2, -1, 1, 9], labels: [1, 0, 0, NaN] });
    expect(scores.accuracy).toBe(2 / 3);
    expect(scores['balanced-accuracy']).toBe((1 + 1 / 2) / 2);
    expect(scores.auc).toBe(1);
    const sum = Math.log(sigmoid(2)) + Math.log(sigmoid(1)) + Math.log(sigmoid(-1));
    expect(scores['log-loss']).toBeCloseTo(-sum / 3, 6);
  });

  it('ranks answers that are all but certain', () => {
    expect(scored({ task: binary, fitted: sex, outputs: [60, 50], labels: [1, 0] }).auc).toBe(1);
  });

  it('classes are scored from the softmax of their row', () => {
    const outputs = [1, 0, 0, 0, 3, 0, 5, 5, 5];
    const scores = scored({ task: classes, fitted: kind, outputs, labels: [0, 2, NaN] });
    expect(scores.accuracy).toBe(1 / 2);
    const first = Math.E / (Math.E + 2);
    const second = 1 / (2 + Math.exp(3));
    expect(scores['log-loss']).toBeCloseTo(-(Math.log(first) + Math.log(second)) / 2, 6);
  });

  it('several yes/no targets give the mean of their scores, each over the rows that know it', () => {
    const scores = scored({
      task: labels,
      fitted: both,
      outputs: [1, 1, -1, -1, 1, 2],
      labels: [1, NaN, 0, 1, 0, 1],
    });
    expect(scores.accuracy).toBeCloseTo((2 / 3 + 1 / 2) / 2, 14);
  });

  it('one softmax over yes/no targets can say yes to one of them at most', () => {
    const scores = scored({ task: softmax, fitted: both, outputs: [5, 0, 5, 0], labels: [1, 1, 1, 1] });
    expect(scores.accuracy).toBe((1 + 0) / 2);
  });

  it('are listed with the loss first, then in the order in which a verdict reads them', () => {
    const listed = asMetrics(number, 'test', { mae: 1, rmse: 2, r2: 3, loss: 4 });
    expect(listed.map(({ metric, value }) => [metric, value])).toEqual([
      ['loss', 4],
      ['rmse', 2],
      ['mae', 1],
      ['r2', 3],
    ]);
  });
});

describe('guessing', () => {
  it('answers the mean, the share of yes, or the share of each class among the training labels', () => {
    expect(guessOutputs(number, fat, [1, NaN])).toEqual([0]);
    expect(guessOutputs(binary, sex, [1, 1, 0, NaN]).map(sigmoid)[0]).toBeCloseTo(2 / 3, 14);
    expect(guessOutputs(classes, kind, [0, 1, 1, NaN, 2]).map(Math.exp)).toEqual(
      [1 / 4, 2 / 4, 1 / 4].map((share) => expect.closeTo(share, 14)),
    );
    expect(guessOutputs(labels, both, [1, 0, 0, NaN, 1, 1]).map(sigmoid)).toEqual(
      [2 / 3, 1 / 2].map((share) => expect.closeTo(share, 14)),
    );
  });

  it('scores a balanced accuracy of one class in k, and an area of one half', () => {
    const guess = guessOutputs(classes, kind, [0, 1, 1, 2]);
    const scores = scored({
      task: classes,
      fitted: kind,
      outputs: [...guess, ...guess, ...guess],
      labels: [0, 1, 2],
    });
    expect(scores['balanced-accuracy']).toBe(1 / 3);
    expect(scores.auc).toBe(1 / 2);
  });

  it('by one softmax shares a probability of 1 among the targets', () => {
    const [p, q] = guessOutputs(softmax, both, [1, 0, 1, 1]).map(Math.exp);
    expect([p, q]).toEqual([expect.closeTo(1 / 1.5, 14), expect.closeTo(0.5 / 1.5, 14)]);
  });
});

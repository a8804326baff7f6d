import { beforeAll, expect, test } from 'vitest';
import type { FittedInput, FittedTask } from '../../../src/shared/recipe/fitted';
import type { Task } from '../../../src/shared/task';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { metricIntervals, middleOf } from '../../../src/worker/examine/bootstrap';
import { importanceOf } from '../../../src/worker/examine/importance';
import type { Answers } from '../../../src/worker/examine/scores';
import { stream } from '../../../src/shared/random/stream';

const ROWS = 400;
const inputs: FittedInput[] = [
  { kind: 'standard', column: 'noise', mean: 0, deviation: 1, missingIndicator: false },
  { kind: 'one-hot', column: 'kind', levels: ['a', 'b'], missingIndicator: false },
  { kind: 'standard', column: 'size', mean: 0, deviation: 1, missingIndicator: false },
];
const task: Task = { name: 'mass', targets: ['mass'], kind: 'number', weight: 1 };
const fitted: FittedTask = {
  name: 'mass',
  kind: 'number',
  targets: ['mass'],
  classes: [],
  mean: 0,
  deviation: 1,
};

/** A model that is known: 3 size + (kind is b), and never looks at the noise. */
function forward(features: Float32Array): Float32Array[] {
  const outputs = new Float32Array(ROWS);
  for (let row = 0; row < ROWS; row++)
    outputs[row] = 3 * (features[row * 4 + 3] ?? 0) + (features[row * 4 + 2] ?? 0);
  return [outputs];
}

const draw = stream(1, 'sample');
const features = Float32Array.from({ length: ROWS * 4 }, (_, i) => {
  const row = Math.floor(i / 4);
  return i % 4 === 1 ? Number(row % 2 === 0) : i % 4 === 2 ? Number(row % 2 === 1) : draw.normal();
});
const labels = forward(features)[0] ?? new Float32Array(0);
const noisy = labels.map((label) => label + 0.5 * draw.normal());

beforeAll(() => chooseBackend('cpu'));

test('a column matters by what shuffling it costs, all its feature columns together', () => {
  const answered: Answers[] = [{ task, fitted, outputs: labels, labels }];
  const done: number[] = [];
  const [list] = importanceOf({ features, rows: ROWS, forward }, inputs, answered, 7, (n) => done.push(n));
  expect(list?.map(({ column }) => column)).toEqual(['size', 'kind', 'noise']);
  expect(done).toEqual([1, 2, 3]);
  const of = (column: string) => list?.find((one) => one.column === column);
  // Var(3 x - 3 x') = 2 * 9; of two equally frequent kinds half the rows are wrong by 1: both from an RMSE of 0.
  expect(of('size')?.value).toBeCloseTo(Math.sqrt(18), 0);
  expect(of('kind')?.value).toBeCloseTo(Math.sqrt(1 / 2), 1);
  expect(of('noise')).toEqual({ column: 'noise', value: 0, low: 0, high: 0 });
  const size = of('size');
  expect(size?.low).toBeLessThan(size?.value ?? NaN);
});

test('the interval of a metric is about as wide as theory says, and follows the seed', () => {
  const answers: Answers = { task, fitted, outputs: labels, labels: noisy };
  const intervals = metricIntervals(answers, 3);
  const rmse = intervals.find(({ metric }) => metric === 'rmse');
  expect(rmse?.value).toBeCloseTo(0.5, 1);
  // The standard error of a standard deviation of normal errors is about sigma / sqrt(2 n).
  const half = (1.96 * 0.5) / Math.sqrt(2 * ROWS);
  expect(((rmse?.high ?? 0) - (rmse?.low ?? 0)) / 2).toBeGreaterThan(0.7 * half);
  expect(((rmse?.high ?? 0) - (rmse?.low ?? 0)) / 2).toBeLessThan(1.3 * half);
  expect(metricIntervals(answers, 3)).toEqual(intervals);
  expect(metricIntervals(answers, 4)).not.toEqual(intervals);
});

test('the middle of some values is interpolated', () => {
  expect(middleOf([4, 0, 3, 1, 2], 0.5)).toEqual([1, 3]);
  expect(middleOf([], 0.95)).toEqual([NaN, NaN]);
});

import { expect, it } from 'vitest';
import { numberScores, Spread } from '../../../src/worker/metrics/regression';

function spreadOf(labels: readonly number[]): Spread {
  const spread = new Spread();
  labels.forEach((label) => spread.add(label));
  return spread;
}

it('scores numbers by root mean square, mean size of the error, and share of the variance explained', () => {
  // 1, 2 and 6 were predicted for 2, 2 and 4.
  const { rows, spread } = spreadOf([2, 2, 4]);
  const scores = numberScores({ rows, spread, squares: 1 + 0 + 4, absolute: 1 + 0 + 2 }, 10);
  expect(scores.rmse).toBeCloseTo(10 * Math.sqrt((1 + 0 + 4) / 3), 13);
  expect(scores.mae).toBe((10 * (1 + 0 + 2)) / 3);
  const mean = (2 + 2 + 4) / 3;
  expect(scores.r2).toBeCloseTo(1 - 5 / (2 * (2 - mean) ** 2 + (4 - mean) ** 2), 14);
});

it('answering the mean explains nothing; labels that do not vary leave nothing to explain', () => {
  expect(numberScores({ rows: 2, squares: 2, absolute: 2, spread: spreadOf([1, 3]).spread }, 1).r2).toBe(0);
  expect(spreadOf([0.1, 0.1, 0.1]).spread).toBe(0);
  expect(numberScores({ rows: 3, squares: 2, absolute: 2, spread: 0 }, 1).r2).toBeNaN();
  expect(numberScores({ rows: 0, squares: 0, absolute: 0, spread: 0 }, 1).rmse).toBeNaN();
});

import { expect, it } from 'vitest';
import { numberScores } from '../../../src/worker/metrics/regression';

it('scores numbers by root mean square, mean size of the error, and share of the variance explained', () => {
  const scores = numberScores([1, 2, 6], [2, 2, 4]);
  expect(scores.rmse).toBeCloseTo(Math.sqrt((1 + 0 + 4) / 3), 14);
  expect(scores.mae).toBe((1 + 0 + 2) / 3);
  const mean = (2 + 2 + 4) / 3;
  expect(scores.r2).toBeCloseTo(1 - 5 / (2 * (2 - mean) ** 2 + (4 - mean) ** 2), 14);
});

it('answering the mean explains nothing; labels that do not vary leave nothing to explain', () => {
  expect(numberScores([2, 2], [1, 3]).r2).toBe(0);
  expect(numberScores([1, 3], [2, 2]).r2).toBeNaN();
  expect(numberScores([], []).rmse).toBeNaN();
});

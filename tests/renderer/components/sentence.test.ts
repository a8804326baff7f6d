import { expect, test } from 'vitest';
import { factsOf } from '../../../src/renderer/components/chart/facts';
import { en } from '../../../src/renderer/language/en';
import { zh } from '../../../src/renderer/language/zh';

const x = [1, 2, 3, 4];

test('an error curve is told by where it began, ended and was lowest', () => {
  const facts = factsOf({ x, y: [2.3, 0.9, 0.39, 0.41] }, 'error');
  expect(facts).toEqual({ first: 2.3, last: 0.41, lastAt: 4, best: 0.39, bestAt: 3, course: 'fell' });
  expect(facts && en.chart.sentence('fat: Loss', facts)).toBe(
    'fat: Loss fell from 2.30 to 0.410 by epoch 4; best 0.390 at epoch 3.',
  );
  expect(facts && zh.chart.sentence('fat：损失', facts)).toBe(
    'fat：损失从 2.30 降至 0.410（第 4 轮）；最佳为第 3 轮的 0.390。',
  );
});

test('the best score is the highest', () => {
  expect(factsOf({ x, y: [0.5, 0.9, 0.8, 0.7] }, 'score')).toMatchObject({
    best: 0.9,
    bestAt: 2,
    course: 'rose',
  });
});

test('gaps are passed over', () => {
  expect(factsOf({ x, y: [NaN, 1, NaN, 1.001] }, 'error')).toMatchObject({
    first: 1,
    last: 1.001,
    course: 'stayed',
  });
});

test('a curve without a point has no facts', () => {
  expect(factsOf({ x: [1], y: [NaN] }, 'error')).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { Ranking } from '../../../src/worker/metrics/auc';
import { classScores } from '../../../src/worker/metrics/classification';

const ranking = (positives: readonly number[], negatives: readonly number[]): Ranking => {
  const of = new Ranking(positives.length + negatives.length);
  positives.forEach((score) => of.add(score, true));
  negatives.forEach((score) => of.add(score, false));
  return of;
};

describe('scores of class answers', () => {
  const rankings = [ranking([0.7, 0.5], [0.1, 0.6]), ranking([0.8], [0.2, 0.3]), ranking([], [1])];
  const scores = classScores({ seen: [2, 1, 0], right: [2, 0, 0], logLoss: 1.5, rankings });

  it('accuracy is the share of rows that are right', () => {
    expect(scores.accuracy).toBe(2 / 3);
  });

  it('balanced accuracy is the mean recall of the classes that occur', () => {
    expect(scores['balanced-accuracy']).toBe((2 / 2 + 0 / 1) / 2);
  });

  it('the area is the mean of one against the rest, over classes that occur with and without', () => {
    expect(scores.auc).toBe((3 / 4 + 1) / 2);
  });

  it('log loss is the mean of -ln p of the right class', () => {
    expect(scores['log-loss']).toBe(1.5 / 3);
  });

  it('no rows have no scores', () => {
    const none = classScores({ seen: [0, 0], right: [0, 0], logLoss: 0, rankings: [ranking([], [])] });
    expect(Object.values(none).every(Number.isNaN)).toBe(true);
  });
});

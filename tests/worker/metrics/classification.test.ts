import { describe, expect, it } from 'vitest';
import { classScores } from '../../../src/worker/metrics/classification';

describe('scores of class probabilities', () => {
  const probabilities = [0.7, 0.2, 0.1, 0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.2, 0.2, 0.6, 0.1, 0.5, 0.4];
  const scores = classScores(probabilities, [0, 0, 1, 2, 2], 3);

  it('accuracy is the share of rows whose most probable class is right', () => {
    expect(scores.accuracy).toBe(4 / 5);
  });

  it('balanced accuracy is the mean recall of the classes that occur', () => {
    expect(scores['balanced-accuracy']).toBeCloseTo((2 / 2 + 1 / 1 + 1 / 2) / 3, 14);
    expect(classScores([1, 0, 1, 0], [0, 0], 2)['balanced-accuracy']).toBe(1);
  });

  it('log loss is the mean of -ln p of the right class', () => {
    const sum = Math.log(0.7) + Math.log(0.5) + Math.log(0.8) + Math.log(0.6) + Math.log(0.4);
    expect(scores['log-loss']).toBeCloseTo(-sum / 5, 14);
  });

  it('a certain and wrong answer costs much, not everything', () => {
    expect(classScores([1, 0], [1], 2)['log-loss']).toBe(52 * Math.log(2));
  });

  it('of equally probable classes the first is the answer', () => {
    expect(classScores([0.5, 0.5, 0.5, 0.5], [0, 1], 2).accuracy).toBe(1 / 2);
  });

  it('outputs that are not numbers are wrong, and say so', () => {
    const broken = classScores([NaN, NaN], [0], 2);
    expect(broken.accuracy).toBe(0);
    expect(broken['log-loss']).toBeNaN();
  });

  it('no rows have no scores', () => {
    expect(Object.values(classScores([], [], 2)).every(Number.isNaN)).toBe(true);
  });
});

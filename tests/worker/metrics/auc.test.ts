import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOfKnown, Ranking } from '../../../src/worker/metrics/auc';

function auc(scores: readonly number[], positive: readonly boolean[]): number {
  const ranking = new Ranking(scores.length + 3);
  scores.forEach((score, i) => ranking.add(score, positive[i]!));
  return ranking.area();
}

/** The definition, pair by pair. */
function pairwise(scores: readonly number[], positive: readonly boolean[]): number {
  const of = (which: boolean): number[] => scores.filter((_, i) => positive[i] === which);
  const pairs = of(true).flatMap((high) => of(false).map((low) => (1 + Math.sign(high - low)) / 2));
  return pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length;
}

describe('area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties counting half', () => {
    expect(auc([0.1, 0.4, 0.35, 0.8], [false, false, true, true])).toBe(3 / 4);
    expect(auc([1, 1, 1], [true, false, true])).toBe(1 / 2);
    expect(auc([2, 1, 1], [true, true, false])).toBe((1 + 1 / 2) / 2);
  });

  it('equals the definition for any scores with any ties', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.boolean()), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(rows, (pairs) => {
        const [scores, positive] = [pairs.map(([score]) => score), pairs.map(([, yes]) => yes)];
        const expected = pairwise(scores, positive);
        if (Number.isNaN(expected)) expect(auc(scores, positive)).toBeNaN();
        else expect(auc(scores, positive)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it('does not exist when one side is empty or a score is not a number', () => {
    expect(auc([1, 2], [true, true])).toBeNaN();
    expect(auc([1, NaN], [true, false])).toBeNaN();
  });

  it('tells negative numbers, infinities and equal zeros apart as numbers do', () => {
    expect(auc([-1, -2, Infinity, -Infinity], [true, false, true, false])).toBe(1);
    expect(auc([0, -0], [true, false])).toBe(1 / 2);
  });
});

it('a mean leaves out what does not exist', () => {
  expect(meanOfKnown([1, NaN, 2])).toBe(3 / 2);
  expect(meanOfKnown([NaN])).toBeNaN();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, macroAuc, meanOfKnown } from '../../../src/worker/metrics/auc';

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

  it('of classes is the mean of one against the rest, over classes that occur', () => {
    const probabilities = [0.6, 0.4, 0, 0.5, 0.5, 0, 0.2, 0.8, 0];
    // class 0: 0.6 beats 0.5 and 0.2; class 1: 0.5 and 0.8 beat 0.4; class 2 does not occur
    expect(macroAuc(probabilities, [0, 1, 1], 3)).toBe((1 + 1) / 2);
    expect(meanOfKnown([1, NaN, 2])).toBe(3 / 2);
    expect(meanOfKnown([NaN])).toBeNaN();
  });
});

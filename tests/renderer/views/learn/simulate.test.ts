import { describe, expect, test } from 'vitest';
import { holds, study, type Truth } from '../../../../src/renderer/views/learn/simulate';

const nothing: Truth = { effect: 0, spread: 0.02, seeds: 5 };
const studies = (truth: Truth, count: number): ReturnType<typeof study>[] =>
  Array.from({ length: count }, (_, i) => study(i, truth));

describe('make-believe studies', () => {
  test('the same number gives the same study, another gives another', () => {
    expect(study(7, nothing)).toEqual(study(7, nothing));
    expect(study(8, nothing).estimate).not.toBe(study(7, nothing).estimate);
  });

  test('95 % of the intervals hold the truth', () => {
    const held = studies({ ...nothing, effect: 0.01 }, 2000).filter((one) =>
      holds(one, { ...nothing, effect: 0.01 }),
    );
    // Two thousand draws of 95 %: the standard error is 0.5 points.
    expect(held.length / 2000).toBeGreaterThan(0.935);
    expect(held.length / 2000).toBeLessThan(0.965);
  });

  test('few seeds cannot tell a small effect, many can', () => {
    const tell = (seeds: number): number =>
      studies({ effect: 0.02, spread: 0.02, seeds }, 200).filter((one) => one.answer === 'helps').length;
    expect(tell(3)).toBeLessThan(60);
    expect(tell(30)).toBeGreaterThan(190);
  });

  test('the luck that a pair shares is gone from its difference', () => {
    const one = study(1, { effect: 0.04, spread: 1e-6, seeds: 8 });
    expect(one.estimate).toBeCloseTo(0.04, 5);
    expect(new Set(one.pairs.map(({ without }) => without.toFixed(3))).size).toBeGreaterThan(4);
  });
});

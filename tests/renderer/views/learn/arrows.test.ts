import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrow, directionOf, pull } from '../../../../src/renderer/views/learn/arrows';

describe('two gradients', () => {
  test('at 60 degrees: cosine a half, both losses fall by more than alone', () => {
    const { cosine, changes, outcome } = pull(arrow(0, 2), arrow(60, 2));
    expect(cosine).toBeCloseTo(0.5, 12);
    expect(changes[0]).toBeCloseTo(-(2 * 2 + 2 * 2 * 0.5), 12);
    expect(outcome).toBe('help');
  });

  test.each([
    [90, 1, 'apart'],
    [120, 1, 'hinder'],
    [180, 1, 'cancel'],
    [150, 2, 'firstLoses'],
    [150, 0.5, 'secondLoses'],
  ] as const)('turned by %d degrees at length %d: %s', (turn, length, outcome) => {
    expect(pull(arrow(20, 1), arrow(20 + turn, length)).outcome).toBe(outcome);
  });

  test('the changes of two quadratic losses are what a short step does to them', () => {
    const turn = fc.integer({ min: -180, max: 180 });
    const length = fc.double({ min: 0.25, max: 2, noNaN: true });
    fc.assert(
      fc.property(turn, turn, length, (first, second, long) => {
        const [g1, g2] = [arrow(first, 1.5), arrow(second, long)];
        const { sum, changes } = pull(g1, g2);
        const rate = 1e-4;
        // A loss with gradient g at the origin and curvature 1: g . w + |w|^2 / 2.
        const after = (g: { x: number; y: number }): number =>
          -rate * (g.x * sum.x + g.y * sum.y) + (rate ** 2 * (sum.x ** 2 + sum.y ** 2)) / 2;
        expect(after(g1) / rate).toBeCloseTo(changes[0], 2);
        expect(after(g2) / rate).toBeCloseTo(changes[1], 2);
      }),
    );
  });

  test('a place is a direction in steps of five degrees', () => {
    expect([directionOf({ x: 1, y: 1 }), directionOf({ x: 0.02, y: -3 })]).toEqual([45, -90]);
    expect(directionOf(arrow(117, 1))).toBe(115);
  });
});

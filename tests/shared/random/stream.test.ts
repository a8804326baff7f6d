import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/shared/random/stream';

const take = (n: number, draw: () => number): number[] => Array.from({ length: n }, draw);
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('a stream', () => {
  it('is the same for the same seed, purpose, step and item, and another for any other', () => {
    const draws = (seed: number, step: number, item: number): string =>
      take(8, stream(seed, 'order', step, item).uniform).join();
    expect(draws(1, 2, 3)).toBe(draws(1, 2, 3));
    expect(new Set([draws(1, 2, 3), draws(2, 2, 3), draws(1, 3, 3), draws(1, 2, 4)]).size).toBe(4);
    expect(take(8, stream(1, 'order').uniform)).not.toEqual(take(8, stream(1, 'dropout').uniform));
  });

  it('is uniform in [0, 1) and exact as a 32-bit float', () => {
    const values = take(20_000, stream(7, 'weights').uniform);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(values.every((value) => Math.fround(value) === value)).toBe(true);
    expect(mean(values)).toBeCloseTo(1 / 2, 1.7);
  });

  it('is normal with mean 0 and variance 1', () => {
    const values = take(20_000, stream(7, 'weights').normal);
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(20_000));
    expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
  });

  it('draws every whole number below a limit about equally often', () => {
    const { below } = stream(3, 'split');
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 10_000; i++) counts[below(5)]! += 1;
    for (const count of counts)
      expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(10_000 * 0.2 * 0.8));
  });

  it('permutes: every number once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(0xffffffff), (n, seed) => {
        const order = stream(seed, 'order').permutation(n);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });
});

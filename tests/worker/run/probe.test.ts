import { describe, expect, it } from 'vitest';
import { agree } from '../../../src/worker/run/probe';

/** Losses of two tasks over so many steps. */
const losses = (steps: number, change: (i: number) => number = () => 0): Float32Array =>
  Float32Array.from({ length: 2 * steps }, (_, i) => 1 + i / 10 + change(i));

describe('two ways to take the same steps', () => {
  it('agree when their losses differ by rounding', () => {
    expect(
      agree(
        losses(4),
        losses(4, (i) => (1 + i / 10) * 5e-6),
        4,
      ),
    ).toBe(true);
  });

  it('do not when one loss differs by more', () => {
    expect(
      agree(
        losses(4),
        losses(4, (i) => (i === 5 ? 1e-3 : 0)),
        4,
      ),
    ).toBe(false);
  });

  it('are compared over the first steps only, since rounding grows', () => {
    expect(
      agree(
        losses(40),
        losses(40, (i) => (i >= 16 ? 1e-3 : 0)),
        40,
      ),
    ).toBe(true);
    expect(
      agree(
        losses(40),
        losses(40, (i) => (i === 15 ? 1e-3 : 0)),
        40,
      ),
    ).toBe(false);
  });

  it('do not when a loss is not a number', () => {
    expect(
      agree(
        losses(4),
        losses(4, (i) => (i === 0 ? NaN : 0)),
        4,
      ),
    ).toBe(false);
    expect(
      agree(
        losses(4, () => NaN),
        losses(4),
        4,
      ),
    ).toBe(false);
  });
});

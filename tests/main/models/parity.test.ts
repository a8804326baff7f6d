import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/main/models/parity';
import type { FittedTask } from '../../../src/shared/recipe/fitted';

const yes: FittedTask = {
  name: 'yes',
  kind: 'binary',
  targets: ['yes'],
  classes: ['no', 'yes'],
  mean: 0,
  deviation: 1,
};
const grams: FittedTask = {
  name: 'mass',
  kind: 'number',
  targets: ['mass'],
  classes: [],
  mean: 4000,
  deviation: 800,
};

describe('the difference between two tables of answers', () => {
  it('is nothing between equal tables', () => {
    expect(differences([yes], Float32Array.of(0.25, 0.5), Float32Array.of(0.25, 0.5))).toEqual({
      absolute: 0,
      relative: 0,
    });
  });

  it('takes a probability as it is', () => {
    expect(differences([yes], Float32Array.of(0.25, 0.5), Float32Array.of(0.25, 0.5625))).toEqual({
      absolute: 1 / 16,
      relative: 1 / 16,
    });
  });

  it('measures a number against its size', () => {
    expect(differences([grams], Float32Array.of(4000), Float32Array.of(4002))).toEqual({
      absolute: 2,
      relative: 2 / 4000,
    });
  });

  it('measures a number near zero against the spread of its target', () => {
    expect(differences([grams], Float32Array.of(1), Float32Array.of(3))).toEqual({
      absolute: 2,
      relative: 2 / 800,
    });
  });

  it('is the same in another unit', () => {
    const tonnes = { ...grams, mean: 4000 / 2 ** 20, deviation: 800 / 2 ** 20 };
    const small = differences([tonnes], Float32Array.of(4000 / 2 ** 20), Float32Array.of(4002 / 2 ** 20));
    expect(small.relative).toBe(2 / 4000);
  });

  it('keeps the scales of several heads apart', () => {
    const lab = Float32Array.of(0.5, 4000, 0.5, 4000);
    expect(differences([yes, grams], lab, Float32Array.of(0.5, 4000, 0.75, 4004))).toEqual({
      absolute: 4,
      relative: 1 / 4,
    });
  });

  it.each([NaN, Infinity])('is infinite where an answer is %d', (odd) => {
    expect(differences([yes], Float32Array.of(0.5), Float32Array.of(odd)).relative).toBe(Infinity);
    expect(differences([yes], Float32Array.of(odd), Float32Array.of(odd)).relative).toBe(Infinity);
  });

  it('is infinite where answers are lacking', () => {
    expect(differences([yes], Float32Array.of(0.5, 0.5), Float32Array.of(0.5)).relative).toBe(Infinity);
    expect(differences([yes], new Float32Array(0), new Float32Array(0)).relative).toBe(Infinity);
  });
});

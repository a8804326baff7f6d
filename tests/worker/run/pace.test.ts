import { expect, it } from 'vitest';
import { pace } from '../../../src/worker/run/pace';

it('begins with one turn and grows until a call lasts about 60 ms', () => {
  const { turns, took } = pace();
  const seen = Array.from({ length: 6 }, () => {
    const now = turns();
    took(now, 0.1 * now);
    return now;
  });
  expect(seen).toEqual([1, 8, 64, 512, 60 / 0.1, 60 / 0.1]);
});

it('forgets a slow beginning, and takes fewer turns when they become slow', () => {
  const { turns, took } = pace();
  took(1, 400);
  expect(turns()).toBe(1);
  took(1, 1);
  expect(turns()).toBe(8);
  took(8, 8 * 20);
  expect(turns()).toBe(60 / 20);
});

import { describe, expect, it } from 'vitest';
import { secondsOf } from '../../../src/shared/recipe/moment';

const DAY = 24 * 60 * 60;

describe('a moment', () => {
  it.each([
    ['1970-01-01', 0],
    ['1970-01-02', DAY],
    [' 1970-01-02 ', DAY],
    ['1970-01-01T01:00', 60 * 60],
    ['1970-01-01 00:01:30', 90],
    ['1970-01-01T00:00:00.250000', 0.25],
    ['1970-01-01T00:00:10Z', 10],
    ['1970-01-01T02:00+02:00', 0],
    ['1970-01-01T00:00-0130', 90 * 60],
  ])('%s is %d seconds since 1970', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  it.each(['', 'today', '01.02.1970', '1970-13-01', '1970-01-01T25:00', '12'])('%j is none', (text) => {
    expect(secondsOf(text)).toBeNaN();
  });
});

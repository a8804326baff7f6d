import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/shared/errors/app-error';
import { parseJson } from '../../../src/main/plans/json';

/** The code and details of what a text is refused for. */
function refusal(text: string): { code: string; details: unknown } {
  try {
    parseJson(text, 'plan.json');
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.report();
    throw thrown;
  }
  throw new Error(`accepted: ${text.slice(0, 80)}`);
}

describe('strict JSON', () => {
  it('gives the value of good JSON, with or without a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":[1,{"b":null}]}', 'plan.json')).toEqual({ a: [1, { b: null }] });
  });

  it.each([
    ['', 1, 1],
    ['{"a":1,}', 1, 8],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
    ['{"a": NaN}', 1, 7],
    ["{'a': 1}", 1, 2],
    ['{"a": 1 // why\n}', 1, 9],
    ['<html></html>', 1, 1],
    ['{"a": [1, 2', 1, 12],
  ])('refuses %j at its place', (text, line, column) => {
    expect(refusal(text)).toMatchObject({ code: 'plan.json', details: { file: 'plan.json', line, column } });
  });

  it('refuses a key that stands twice in one object, not in two', () => {
    expect(parseJson('[{"a":1},{"a":2}]', 'plan.json')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(refusal('{\n"a":1,\n"a":2}')).toMatchObject({
      code: 'plan.key-duplicate',
      details: { key: 'a', line: 3 },
    });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s at any depth', (key) => {
    expect(refusal(`{"a":[{"${key}":{}}]}`)).toMatchObject({
      code: 'plan.key-forbidden',
      details: { key, place: 'a[0]' },
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('refuses a file that is too deep before it is built', () => {
    expect(refusal('['.repeat(500) + ']'.repeat(500)).code).toBe('plan.value');
  });
});

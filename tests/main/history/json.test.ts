import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromJson, toJson } from '../../../src/main/history/json';

test('what is stored as JSON comes back, numbers that are not finite too', () => {
  const number = fc.oneof(
    fc.double().map((x) => (x === 0 ? 0 : x)),
    fc.constantFrom(NaN, Infinity, -Infinity),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ value: number, text: fc.string() })), (value) => {
      expect(fromJson(toJson(value))).toEqual(value);
    }),
  );
});

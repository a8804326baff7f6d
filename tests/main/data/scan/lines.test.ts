import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineMap } from '../../../../src/main/data/scan/lines';

it('gives every row the line it was pushed with', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(steps, (gaps) => {
      const map = new LineMap();
      let line = 0;
      const lines = gaps.map((gap) => (line += gap));
      for (const each of lines) map.push(each);
      expect(lines.map((_, row) => map.lineOf(row))).toEqual(lines);
      expect(map.size).toBe(lines.length);
    }),
  );
});

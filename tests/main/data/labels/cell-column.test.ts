import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CellColumn } from '../../../../src/main/data/labels/cell-column';
import type { Cell } from '../../../../src/shared/dataset';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.double(),
  fc.constantFrom(null, true, false, '', '0', 'null'),
  fc.string(),
);

it('gives every cell back as it was put last', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (pairs) => {
      const column = CellColumn.of(pairs.length);
      pairs.forEach(([first], row) => column.put(row, first));
      const copy = column.copy();
      pairs.forEach(([, last], row) => copy.put(row, last));
      pairs.forEach(([first, last], row) => {
        expect(Object.is(column.at(row), first)).toBe(true);
        expect(Object.is(copy.at(row), last)).toBe(true);
      });
    }),
  );
});

it('is missing where nothing was put', () => {
  expect([CellColumn.of(1).at(0), CellColumn.of(1).at(7)]).toEqual([null, null]);
});

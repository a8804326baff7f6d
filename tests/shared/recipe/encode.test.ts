import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeLabel, encodeRow, featureNames, featureWidth } from '../../../src/shared/recipe/encode';
import { outputWidth, type FittedInput, type FittedTask } from '../../../src/shared/recipe/fitted';
import type { Cell } from '../../../src/shared/dataset';

const mass: FittedInput = {
  kind: 'standard',
  column: 'mass',
  mean: 10,
  deviation: 4,
  missingIndicator: true,
};
const island: FittedInput = {
  kind: 'one-hot',
  column: 'island',
  levels: ['Biscoe', 'Dream'],
  missingIndicator: true,
};
const observer: FittedInput = { kind: 'embedding', column: 'observer', levels: ['Ann', 'Bo'], dimension: 3 };
const inputs = [mass, island, observer];

function encoded(cells: readonly Cell[]): number[] {
  const into = new Float32Array(featureWidth(inputs));
  encodeRow(inputs, cells, into, 0);
  return [...into];
}

describe('raw cells become numbers', () => {
  it('a number in units of its deviation, a category by its level, an embedding by its code', () => {
    expect(encoded([16, 'Dream', 'Bo'])).toEqual([(16 - 10) / 4, 0, 0, 1, 0, 2]);
  });

  it('a missing value as the mean with its indicator, no level with its indicator, code 0', () => {
    expect(encoded([null, null, null])).toEqual([0, 1, 0, 0, 1, 0]);
  });

  it('an unseen category as no level, without claiming it is missing', () => {
    expect(encoded([10, 'Torgersen', 'Cy'])).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('every column of the matrix has a name', () => {
    expect(featureNames({ inputs, tasks: [] })).toEqual([
      'mass',
      'mass missing',
      'island=Biscoe',
      'island=Dream',
      'island missing',
      'observer',
    ]);
  });

  it('always finite numbers, whatever a row holds', () => {
    const cell = fc.oneof(fc.double(), fc.string(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (cells) => encoded(cells).every(Number.isFinite)),
    );
  });
});

describe('labels become numbers', () => {
  const base: FittedTask = { name: 't', kind: 'number', targets: ['t'], classes: [], mean: 3, deviation: 2 };

  it('numbers are standardised, classes are their index, missing and unseen are NaN', () => {
    expect(encodeLabel(base, 7)).toBe((7 - 3) / 2);
    const classes: FittedTask = { ...base, kind: 'classes', classes: ['0', '1', '2'] };
    expect(encodeLabel(classes, 2)).toBe(2);
    expect(encodeLabel(classes, null)).toBeNaN();
    expect(encodeLabel(classes, 'x')).toBeNaN();
    expect(encodeLabel({ ...base, kind: 'binary', classes: ['false', 'true'] }, true)).toBe(1);
    expect(encodeLabel(base, 'seven')).toBeNaN();
  });

  it('a head is as wide as what it answers', () => {
    expect(outputWidth(base)).toBe(1);
    expect(outputWidth({ ...base, kind: 'classes', classes: ['a', 'b', 'c'] })).toBe(3);
    expect(outputWidth({ ...base, kind: 'multi-label', targets: ['a', 'b'], classes: ['0', '1'] })).toBe(2);
  });
});

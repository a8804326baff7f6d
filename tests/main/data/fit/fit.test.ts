import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputFitter } from '../../../../src/main/data/fit/fit-inputs';
import { embeddingDimension, encodingKind, inputColumns } from '../../../../src/main/data/fit/inputs';
import { sortLevels } from '../../../../src/main/data/fit/levels';
import { Moments } from '../../../../src/main/data/fit/moments';
import type { Cell, ColumnProfile, ColumnType, Dataset } from '../../../../src/shared/dataset';
import type { FittedInput } from '../../../../src/shared/recipe/fitted';
import { recipe as recipeSchema, type Encoding } from '../../../../src/shared/recipe/recipe';

const profile = (name: string, type: ColumnType, distinct = 3): ColumnProfile => ({
  name,
  type,
  missing: 0,
  distinct,
  numbers: null,
  top: [{ value: 'x', count: 1 }],
});

function fitted(type: ColumnType, cells: readonly Cell[], encoding?: Encoding, distinct = 3): FittedInput {
  const fitter = new InputFitter({ profile: profile('c', type, distinct), encoding });
  for (const cell of cells) fitter.add(cell);
  return fitter.fitted();
}

describe('mean and deviation', () => {
  it('are those of the population', () => {
    const moments = new Moments();
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) moments.add(value);
    expect(moments.mean).toBeCloseTo(5, 12);
    expect(moments.deviation).toBeCloseTo(2, 12);
  });

  it('agree with two passes over any numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2 }), (values) => {
        const moments = new Moments();
        for (const value of values) moments.add(value);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
        expect(moments.mean).toBeCloseTo(mean, 4);
        if (variance > 1e-6) expect(moments.deviation / Math.sqrt(variance)).toBeCloseTo(1, 4);
      }),
    );
  });

  it('the deviation of a constant is 1, and that of enormous numbers is finite', () => {
    const constant = new Moments();
    const enormous = new Moments();
    for (let i = 0; i < 3; i++) constant.add(0.1);
    for (const value of [1e300, -1e300]) enormous.add(value);
    expect(constant.deviation).toBe(1);
    expect(enormous.deviation).toBe(1e300);
  });
});

describe('a fitted input', () => {
  it('standardises numbers, and marks missing ones when training rows have some', () => {
    expect(fitted('number', [1, 3])).toEqual({
      kind: 'standard',
      column: 'c',
      mean: 2,
      deviation: 1,
      missingIndicator: false,
    });
    expect(fitted('number', [1, null, 3])).toMatchObject({ mean: 2, missingIndicator: true });
    expect(fitted('number', [null])).toMatchObject({ mean: 0, deviation: 1, missingIndicator: true });
  });

  it('knows the levels of the training rows only, in one order everywhere', () => {
    expect(fitted('text', ['b', 'a', null, 'b'])).toEqual({
      kind: 'one-hot',
      column: 'c',
      levels: ['a', 'b'],
      missingIndicator: true,
    });
    expect(fitted('boolean', [true, false])).toMatchObject({
      levels: ['false', 'true'],
      missingIndicator: false,
    });
    expect(fitted('number', [10, 9, 1], { kind: 'one-hot', missingIndicator: false })).toMatchObject({
      levels: ['1', '9', '10'],
    });
  });

  it('does as the recipe says, even where missing values would suggest otherwise', () => {
    expect(fitted('number', [1, null], { kind: 'standard', missingIndicator: false })).toMatchObject({
      missingIndicator: false,
    });
    expect(fitted('text', ['a'], { kind: 'one-hot', missingIndicator: true })).toMatchObject({
      missingIndicator: true,
    });
    expect(fitted('text', ['a', 'b'], { kind: 'embedding', dimension: 7 })).toMatchObject({
      kind: 'embedding',
      dimension: 7,
    });
  });

  it('embeds what has more than 32 categories, in min(50, ceil(1.6 n^0.56)) dimensions', () => {
    expect(encodingKind({ profile: profile('c', 'text', 32), encoding: undefined })).toBe('one-hot');
    expect(encodingKind({ profile: profile('c', 'text', 33), encoding: undefined })).toBe('embedding');
    expect(embeddingDimension(undefined, 100)).toBe(Math.ceil(1.6 * 100 ** 0.56));
    expect(embeddingDimension(undefined, 100_000)).toBe(50);
    expect(embeddingDimension(undefined, 0)).toBe(1);
  });
});

describe('levels', () => {
  it('sort by code point, which is not how sixteen-bit units sort', () => {
    expect(sortLevels(['😀', '\uff5a', 'b', 'B', 'ab', 'a', 'é'], 'text')).toEqual([
      'B',
      'a',
      'ab',
      'b',
      'é',
      '\uff5a',
      '😀',
    ]);
  });

  it('sort in the same way from any order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary' })), (levels) => {
        expect(sortLevels([...levels].reverse(), 'text')).toEqual(sortLevels(levels, 'text'));
      }),
    );
  });
});

describe('the input columns', () => {
  const dataset: Dataset = {
    id: '0'.repeat(32),
    name: 't',
    rows: 3,
    bytes: 1,
    importedAt: '',
    skippedRows: 0,
    problems: [],
    columns: [profile('a', 'number'), profile('b', 'text'), profile('when', 'time'), profile('y', 'number')],
  };
  const tasks = [{ name: 'y', kind: 'number' as const, targets: ['y'], weight: 1 }];
  const of = (recipe: object): string[] =>
    inputColumns(dataset, recipeSchema.parse(recipe), tasks).map((column) => column.profile.name);

  it('are those the recipe names, in the order of the table, and never a target', () => {
    expect(
      of({
        columns: { b: { role: 'input' }, a: { role: 'input' }, y: { role: 'input' } },
        split: { kind: 'random' },
      }),
    ).toEqual(['a', 'b']);
    expect(
      of({ columns: { b: { role: 'ignored' } }, otherwise: 'input', split: { kind: 'random' } }),
    ).toEqual(['a', 'when']);
  });

  it('leave out the column that the split goes by, unless it is named', () => {
    const split = { kind: 'time', by: 'when' };
    expect(of({ columns: {}, otherwise: 'input', split })).toEqual(['a', 'b']);
    expect(of({ columns: { when: { role: 'input' } }, split })).toEqual(['when']);
  });

  it('are refused when there is none, or when words should be standardised', () => {
    expect(() => of({ columns: {}, split: { kind: 'random' } })).toThrow(
      expect.objectContaining({ code: 'plan.no-inputs' }),
    );
    const words = {
      columns: { b: { role: 'input', encoding: { kind: 'standard' } } },
      split: { kind: 'random' },
    };
    expect(() => of(words)).toThrow(expect.objectContaining({ code: 'data.not-number' }));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnReading, type ColumnReading } from '../../../src/shared/recipe/column-reading';
import { asRead, readCell, readStored } from '../../../src/shared/recipe/reading';
import { penguins } from '../../renderer/fake-lab/tables';

const how = (wish: Partial<ColumnReading>): ColumnReading => columnReading.parse(wish);

describe('a cell as its column is read', () => {
  it('is missing where it is a mark, however spaces stand around it and a number is written', () => {
    const reading = how({ missing: ['-999', '缺失', 'n/a'] });
    expect(['缺失', ' n/a ', '-999', -999, 'N/A', 999, null].map((cell) => readCell(reading, cell))).toEqual([
      null,
      null,
      null,
      null,
      'N/A',
      999,
      null,
    ]);
  });

  it('is cleaned of what nobody sees before it is compared with marks', () => {
    const reading = how({ clean: true, missing: ['n/a'] });
    expect(
      ['Ade\u200blie', '\ufeffa\u00a0b', 'n/a\u00a0', '\u200b'].map((cell) => readCell(reading, cell)),
    ).toEqual(['Adelie', 'a b', null, null]);
  });

  it('is a number or seconds where its text is read as such, and undefined where it is none', () => {
    const reading = how({ as: 'number', decimalComma: true, missing: ['?'] });
    expect(['1,5', ' 2 ', '1.5', 'x', '?', null].map((cell) => readStored(reading, cell))).toEqual([
      1.5,
      2,
      undefined,
      undefined,
      null,
      null,
    ]);
    expect(readStored(how({ as: 'time' }), '1970-01-02')).toBe(24 * 60 * 60);
    expect(readStored(how({ as: 'time' }), 'soon')).toBeUndefined();
  });

  it('stays as it is where nothing is asked for', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ minLength: 1 }), fc.double({ noNaN: true }), fc.boolean()), (cell) => {
        expect(readStored(how({}), cell)).toBe(cell);
      }),
    );
  });
});

describe('a column as it is read', () => {
  it('has the type that is said, and its marks are none of its values', () => {
    const { columns } = asRead(penguins.dataset, {
      read: { island: how({ missing: ['Biscoe'] }), individual: how({ as: 'number' }) },
    });
    const island = columns.find(({ name }) => name === 'island');
    expect([island?.distinct, island?.top.map(({ value }) => value)]).toEqual([2, ['Dream', 'Torgersen']]);
    expect(columns.find(({ name }) => name === 'individual')?.type).toBe('number');
  });
});

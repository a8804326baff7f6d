import { describe, expect, it } from 'vitest';
import type { Cell, ColumnType, Dataset } from '../../../../src/shared/dataset';
import { columnReading } from '../../../../src/shared/recipe/column-reading';
import { openRoom, refusalOf } from '../room';

const room = openRoom();

/** What a problem offers to put into the recipe. */
const reading = (of: object): object => columnReading.parse(of);

/** One column beside a counter, so that blank cells are no blank lines. */
function table(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (cell === '' ? '' : `"${cell}"`));
  return `n,v\n${quoted.map((cell, i) => `r${i},${cell}\n`).join('')}`;
}

async function read(
  cells: readonly string[],
  type?: ColumnType,
): Promise<{ dataset: Dataset; type: ColumnType | undefined; values: Cell[] }> {
  const { dataset } = await room().import(table(cells), type && { types: { v: type } });
  const { rows } = await room().store.page(dataset.id, 0, 500);
  return { dataset, type: dataset.columns[1]?.type, values: rows.map((row) => row[1] ?? null) };
}

async function noticesOf(
  cells: readonly string[],
): Promise<{ code: string; details: Record<string, string | number> }[]> {
  return (await room().store.preview(await room().file(table(cells)), 'table.csv', {})).notices;
}

describe('C21: numbers by a strict grammar', () => {
  it('reads what is a number everywhere', async () => {
    expect(await read(['1', '-2.5', '+3', '.5', '5.', '1e3', '-1.5E-3', ' 12 ', '-0', '0'])).toMatchObject({
      type: 'number',
      values: [1, -2.5, 3, 0.5, 5, 1000, -0.0015, 12, -0, 0],
    });
  });

  it.each(['0x10', '1_000', '1,234', '1.234,5', 'inf', '١٢', '5%', '$5', '1e', '--1', '1 2'])(
    'leaves %j as text',
    async (odd) => {
      expect(await read(['1', odd])).toMatchObject({ type: 'text', values: ['1', odd] });
    },
  );

  it('does not change a number that is too large, and says so', async () => {
    expect(await read(['1', '2', '1e999'])).toMatchObject({ type: 'text', values: ['1', '2', '1e999'] });
    expect(await noticesOf(['1', '2', '1e999'])).toContainEqual({
      code: 'csv.number-range',
      details: { file: 'table.csv', column: 'v', value: '1e999', row: 4 },
    });
    expect((await read(['3', '1e-999'])).type).toBe('text');
  });

  it('does not drop digits: 2^53 + 1 stays what it is', async () => {
    expect(await read(['9007199254740993', '9007199254740992'])).toMatchObject({
      type: 'text',
      values: ['9007199254740993', '9007199254740992'],
    });
    expect((await noticesOf(['9007199254740993']))[0]?.code).toBe('csv.number-precision');
    expect(await read(['9007199254740992', '-9007199254740992'])).toMatchObject({
      type: 'number',
      values: [2 ** 53, -(2 ** 53)],
    });
  });

  it('keeps leading zeros, which belong to names', async () => {
    const { dataset, ...rest } = await read(['00123', '04500', '99999']);
    expect(rest).toMatchObject({ type: 'text', values: ['00123', '04500', '99999'] });
    expect(dataset.problems.filter(({ kind }) => kind === 'mixed')).toEqual([]);
    expect((await noticesOf(['00123', '99999']))[0]?.code).toBe('csv.leading-zeros');
    expect(await read(['00123', '7'], 'number')).toMatchObject({ values: [123, 7] });
  });

  it('reads a decimal comma when told or when nothing else fits', async () => {
    const text = 'a;b\n1,5;x\n-2;y\n';
    const { dataset } = await room().import(text);
    expect((await room().store.page(dataset.id, 0, 9)).rows).toEqual([
      [1.5, 'x'],
      [-2, 'y'],
    ]);
    const plain = await room().import(text, { decimalComma: false });
    expect(plain.dataset.columns[0]?.type).toBe('text');
  });
});

describe('C22: missing values', () => {
  it('are blanks and markers; markers are listed', async () => {
    const { dataset, type, values } = await read(['1', '', 'NA', 'n/a', 'null', 'NaN', '-', '?', ' ']);
    expect(type).toBe('number');
    expect(values).toEqual([1, null, null, null, null, null, null, null, null]);
    expect(dataset.columns[1]?.missing).toBe(8);
    const listed = dataset.problems.find(({ kind }) => kind === 'missing-markers');
    expect(listed).toEqual({
      kind: 'missing-markers',
      column: 'v',
      count: 6,
      rows: [3, 4, 5],
      subject: '- ? NA NaN n/a null',
      remedy: 'none',
    });
  });

  it('-999 is only suggested', async () => {
    const { dataset, values } = await read(['1', '-999', '3', '-999']);
    expect(values).toEqual([1, -999, 3, -999]);
    expect(dataset.problems).toContainEqual({
      kind: 'missing-markers',
      column: 'v',
      count: 2,
      rows: [2, 4],
      subject: '-999',
      remedy: 'treat-as-missing',
      reading: reading({ missing: ['-999'] }),
    });
    expect(
      (await read(['-999', '-998', '5'])).dataset.problems.some(({ subject }) => subject === '-999'),
    ).toBe(false);
  });
});

describe('C23: dates', () => {
  it('are ISO days and moments, as text in UTC', async () => {
    expect(await read(['2024-02-29', '1999-12-31'])).toMatchObject({
      type: 'time',
      values: ['2024-02-29', '1999-12-31'],
    });
    expect(
      await read([
        '2024-02-29',
        '2024-02-29T12:30',
        '2024-02-29 12:30:00.5Z',
        '2024-02-29T12:30:00+02:00',
        '2024-02-29T12:30-0330',
      ]),
    ).toMatchObject({
      type: 'time',
      values: [
        '2024-02-29 00:00:00',
        '2024-02-29 12:30:00',
        '2024-02-29 12:30:00.5',
        '2024-02-29 10:30:00',
        '2024-02-29 16:00:00',
      ],
    });
  });

  it('a day that the calendar does not have stays text, and it is said where', async () => {
    expect(await read(['2024-02-28', '2024-02-30'])).toMatchObject({
      type: 'text',
      values: ['2024-02-28', '2024-02-30'],
    });
    expect(await noticesOf(['2024-02-28', '2024-02-30'])).toContainEqual({
      code: 'csv.date-invalid',
      details: { file: 'table.csv', column: 'v', value: '2024-02-30', row: 3 },
    });
    expect((await read(['0000-01-01', '2024-01-01'])).type).toBe('text');
  });

  it.each([['01/02/03'], ['31.12.2024'], ['2024/1/5']])(
    '%s can be read in more than one way and stays text',
    async (day) => {
      expect(await read([day, day])).toMatchObject({ type: 'text', values: [day, day] });
      expect((await noticesOf([day]))[0]?.code).toBe('csv.date-ambiguous');
    },
  );
});

describe('C20, C24, C25: words', () => {
  it('among days they can be marks as well; among yes and no the column stays words', async () => {
    const offered = async (...cells: string[]) =>
      (await read(cells)).dataset.problems.find(({ kind }) => kind === 'mixed')?.reading;
    expect(await offered('2024-05-01', '2024-05-02', 'soon')).toEqual(
      reading({ missing: ['soon'], as: 'time' }),
    );
    expect(await offered('true', 'false', 'false', 'perhaps')).toEqual(reading({ missing: ['perhaps'] }));
  });

  it('that are many are no marks: the column is better left out', async () => {
    const words = Array.from({ length: 11 }, (_, i) => `word ${'abcdefghijk'.charAt(i)}`);
    const { dataset } = await read([...words, ...words.map((_, i) => String(i))]);
    expect(dataset.problems).toContainEqual(
      expect.objectContaining({ kind: 'mixed', remedy: 'ignore-column' }),
    );
  });

  it('one text among numbers makes a text column, and it is said which', async () => {
    const { dataset, type } = await read(['1', '2', 'x', '4', 'y']);
    expect(type).toBe('text');
    expect(dataset.problems).toContainEqual({
      kind: 'mixed',
      column: 'v',
      count: 2,
      rows: [3, 5],
      subject: 'x',
      remedy: 'treat-as-missing',
      reading: reading({ missing: ['x', 'y'], as: 'number' }),
    });
    expect(await noticesOf(['1', '2', 'x', '4', 'y'])).toContainEqual({
      code: 'csv.mixed-types',
      details: { file: 'table.csv', column: 'v', most: 3, count: 2, value: 'x', row: 4 },
    });
  });

  it('true and false are yes and no, other words when a person says so; the mapping is shown', async () => {
    expect(await read(['TRUE', 'false', 'True'])).toMatchObject({
      type: 'boolean',
      values: [true, false, true],
    });
    expect((await read(['yes', 'no'])).type).toBe('text');
    expect((await read(['0', '1'])).type).toBe('number');
    expect(await read(['yes', 'No', '1', 'ja', ''], 'boolean')).toMatchObject({
      values: [true, false, true, true, null],
    });
    expect(await noticesOf(['TRUE', 'false'])).toContainEqual({
      code: 'csv.booleans',
      details: { file: 'table.csv', column: 'v', yes: 'TRUE', no: 'false' },
    });
  });

  it('what a spreadsheet would run is text', async () => {
    const formulas = ['=1+1', '+A1', '@SUM(A1)', '-2+3', '\t=x'];
    expect(await read(formulas)).toMatchObject({ type: 'text', values: formulas });
  });

  it('a column that holds nothing is text', async () => {
    expect(await read(['', 'NA', ''])).toMatchObject({ type: 'text', values: [null, null, null] });
  });
});

describe('types that a person sets', () => {
  it('refuse cells that do not fit, or leave their rows out', async () => {
    const text = 'a,b\n1,x\noops,y\n3,"z\nz"\n1e999,u\n';
    expect(await refusalOf(room().import(text, { types: { a: 'number' } }))).toEqual({
      code: 'csv.bad-rows',
      details: { file: 'table.csv', count: 2, row: 3, text: 'oops,y' },
    });
    const { dataset, skipped } = await room().import(text, { types: { a: 'number' }, badRows: 'skip' });
    expect((await room().store.page(dataset.id, 0, 9)).rows).toEqual([
      [1, 'x'],
      [3, 'z\nz'],
    ]);
    expect(skipped).toEqual([
      { row: 3, column: 'a', reason: 'csv.row-type', text: 'oops,y' },
      { row: 6, column: 'a', reason: 'csv.row-type', text: '1e999,u' },
    ]);
    expect(dataset.skippedRows).toBe(2);
  });

  it('what is odd is told by the rows of the table that is made, without those left out', async () => {
    const text = 'a,b\n1,1\noops,2\n3,3\n4,x\noops,y\n5,5\n6,z\n';
    const { dataset } = await room().import(text, { types: { a: 'number' }, badRows: 'skip' });
    expect((await room().store.page(dataset.id, 0, 9)).rows.map(([, b]) => b)).toEqual([
      '1',
      '3',
      'x',
      '5',
      'z',
    ]);
    expect(dataset.problems.map(({ kind, column, rows }) => [kind, column, rows])).toEqual([
      ['mixed', 'b', [3, 5]],
      ['unique', 'b', []],
    ]);
  });

  it('text keeps numbers as they are written', async () => {
    expect(await read(['1.50', '2'], 'text')).toMatchObject({ type: 'text', values: ['1.50', '2'] });
  });

  it('name columns that are there', async () => {
    expect(await refusalOf(room().import('name,b\n1,2\n', { types: { nmae: 'text' } }))).toEqual({
      code: 'data.column-unknown',
      details: { column: 'nmae', guess: 'name' },
    });
  });
});

describe('a table longer than the sample', () => {
  it('one word in its last row still makes the column text, and is found', async () => {
    const rows = 25_000;
    const numbers = Array.from({ length: rows }, (_, i) => String(i % 97));
    const { dataset, type } = await read([...numbers, 'end']);
    expect(type).toBe('text');
    expect(dataset.problems).toContainEqual({
      kind: 'mixed',
      column: 'v',
      count: 1,
      rows: [rows + 1],
      subject: 'end',
      remedy: 'treat-as-missing',
      reading: reading({ missing: ['end'], as: 'number' }),
    });
  });

  it('unusual numbers, markers and blanks there are read like those at its beginning', async () => {
    const rows = 25_000;
    const numbers = Array.from({ length: rows }, () => '7');
    const { dataset, type } = await read([...numbers, ' 8 ', '.5', 'NA', '']);
    expect(type).toBe('number');
    expect(dataset.columns[1]).toMatchObject({ missing: 2, distinct: 3 });
    const { rows: last } = await room().store.page(dataset.id, rows, 10);
    expect(last.map((row) => row[1])).toEqual([8, 0.5, null, null]);
  });
});

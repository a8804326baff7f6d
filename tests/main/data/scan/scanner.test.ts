import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Scanner, type ScannedRow } from '../../../../src/main/data/scan/scanner';

function scan(text: string, piece = Infinity, delimiter = ','): { rows: ScannedRow[]; open: unknown } {
  const rows: ScannedRow[] = [];
  const scanner = new Scanner(delimiter, (row) => rows.push({ ...row }));
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += piece) scanner.push(bytes.subarray(at, at + piece));
  return { rows, open: scanner.end() };
}

const places = (text: string): unknown[] =>
  scan(text).rows.map(({ line, start, end, next, fields }) => [line, start, end, next, fields]);

describe('rows of a text, by place', () => {
  it('end in a line feed, a return, both, or the end of the text', () => {
    expect(places('a,b\n1,2\r\n3,4\r5,6')).toEqual([
      [1, 0, 3, 4, 2],
      [2, 4, 7, 9, 2],
      [3, 9, 12, 13, 2],
      [4, 13, 16, 16, 2],
    ]);
  });

  it('may be empty, and count as lines', () => {
    expect(places('\n\na\n')).toEqual([
      [1, 0, 0, 1, 1],
      [2, 1, 1, 2, 1],
      [3, 2, 3, 4, 1],
    ]);
  });

  it('keep breaks and delimiters inside quotes, and lines go on counting', () => {
    expect(places('"a\r\nb,c",d\n"e""\n",f\ng,h\n')).toEqual([
      [1, 0, 10, 11, 2],
      [3, 11, 19, 20, 2],
      [5, 20, 23, 24, 2],
    ]);
  });

  it.each([
    ['"a"b,c\n', 1],
    ['a,b"c\n', 2],
    ['a,"b" "c"\n', 2],
    ['a,"b\\"c"\n', 2],
    ['a, "b" ,c\n', 0],
    ['"a""b",c\n', 0],
  ])('%j has its stray quote in column %i', (text, column) => {
    expect(scan(text).rows[0]?.stray).toBe(column);
  });

  it('tell where a quote was opened that never closes', () => {
    expect(scan('a,b\n"x\ny",1\nz,"1\n2\n').open).toEqual({ line: 4, column: 2 });
    expect(scan('a,"b"').open).toBeUndefined();
  });

  it('know their longest cell and whether they end in an empty one', () => {
    expect(scan('ab,cdef,g\nh,\n').rows).toMatchObject([
      { longest: 4, longestColumn: 2, emptyEnd: false },
      { longest: 1, longestColumn: 1, emptyEnd: true },
    ]);
  });

  it('are the same however the text is cut into pieces', () => {
    const text = fc
      .array(fc.constantFrom('a', 'é', ',', '"', '\n', '\r', ' '), { maxLength: 60 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, piece) => {
        expect(scan(whole, piece)).toEqual(scan(whole));
      }),
    );
  });

  it('cover the text without a gap', () => {
    const text = fc
      .array(fc.constantFrom('a', ',', '"', '\n', '\r', ' '), { maxLength: 60 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (whole) => {
        const { rows } = scan(whole);
        rows.forEach((row, i) => expect(row.start).toBe(rows[i - 1]?.next ?? 0));
        expect(rows.at(-1)?.next ?? 0).toBe(whole.length);
      }),
    );
  });

  it('have as many cells as were written', () => {
    const cell = fc.string({ maxLength: 8 });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(scan(text).rows.map(({ fields, stray }) => [fields, stray])).toEqual(
          rows.map((row) => [row.length, 0]),
        );
      }),
    );
  });
});

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Cell, Preview, ReadOptions } from '../../../../src/shared/dataset';
import { openRoom } from '../room';

const room = openRoom();

async function cells(content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Cell[][]> {
  const { dataset } = await room().import(content, options);
  return (await room().store.page(dataset.id, 0, 500)).rows;
}

async function looked(content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Preview> {
  return room().store.preview(await room().file(content), 'table.csv', options);
}

const codes = ({ notices }: Preview): string[] => notices.map(({ code }) => code);
const names = ({ columns }: Preview): string[] => columns.map(({ name }) => name);

describe('encodings', () => {
  it('C3: a byte order mark is no part of the first name', async () => {
    const { options, columns } = await looked('\ufeffid,city\n1,Köln\n');
    expect(options.encoding).toBe('utf-8');
    expect(columns).toEqual([
      { name: 'id', type: 'number' },
      { name: 'city', type: 'text' },
    ]);
    expect(await cells('\ufeff"id",city\n1,Köln\n')).toEqual([[1, 'Köln']]);
  });

  it.each(['utf16-le', 'utf16-be'])('C4: %s with its mark', async (codec) => {
    const bytes = iconv.encode('id,city\n1,Köln 北京 😀\n', codec, { addBOM: true });
    expect(await cells(bytes)).toEqual([[1, 'Köln 北京 😀']]);
  });

  it.each([
    ['utf-16le', 'utf16-le', 'id,city\n1,北京\n'],
    ['windows-1252', 'windows1252', 'id,city\n1,“Köln” 5€\n'],
    ['latin1', 'latin1', 'id,city\n1,Köln\n'],
    ['gb18030', 'gb18030', 'id,city\n1,北京𠀀\n'],
    ['big5', 'big5', 'id,city\n1,台北\n'],
    ['shift_jis', 'shiftjis', 'id,city\n1,東京\n'],
  ] as const)('C5: %s when a person says so', async (encoding, codec, text) => {
    const expected = text.split('\n')[1]?.split(',')[1];
    expect(await cells(iconv.encode(text, codec), { encoding })).toEqual([[1, expected]]);
  });

  it('C5: a preview guesses, shows the guess and says so', async () => {
    const preview = await looked(iconv.encode('姓名,城市\n张三,北京\n李四,上海\n', 'gb18030'));
    expect(preview.options.encoding).toBe('gb18030');
    expect(names(preview)).toEqual(['姓名', '城市']);
    expect(codes(preview)).toContain('csv.encoding');
  });

  it('is the same dataset in whatever encoding the same text came', async () => {
    const text = 'name,city\nJürgen,Köln\n';
    const first = await room().import(text);
    const again = await room().import(iconv.encode(text, 'windows1252'), { encoding: 'windows-1252' });
    expect(again).toMatchObject({ known: true, dataset: { id: first.dataset.id } });
  });
});

describe('delimiters, line breaks and quotes', () => {
  it.each([
    [';', 'a;b\nx;1,5\ny;2\n'],
    ['\t', 'a\tb\nx, y\t1\nz\t2\n'],
    ['|', 'a|b\nx|1\ny|2\n'],
    [',', 'a,b\nx,1\ny,2\n'],
  ])('C9: %j is found', async (delimiter, text) => {
    expect((await looked(text)).options.delimiter).toBe(delimiter);
  });

  it('C9: a line that names the delimiter is no row', async () => {
    const preview = await looked('sep=;\na;b\n1,5;2\n');
    expect(preview.options).toMatchObject({ delimiter: ';', decimalComma: true });
    expect(codes(preview)).toContain('csv.separator-line');
    expect(await cells('sep=;\na;b\n1,5;2\n')).toEqual([[1.5, 2]]);
  });

  it('C9: a preview shows the first of two delimiters that fit, and says so', async () => {
    const preview = await looked('a,b;c,d\nx,y;z,w\n');
    expect(preview.options.delimiter).toBe(',');
    expect(codes(preview)).toContain('csv.delimiter-unclear');
  });

  it('C9: numbers without header are cut at semicolons when every comma is between digits', async () => {
    expect((await looked('1,5;2,5\n3,5;4,5\n')).options).toMatchObject({
      delimiter: ';',
      decimalComma: true,
      header: false,
    });
  });

  it.each(['\n', '\r\n', '\r'])('C10: lines that end in %j', async (line) => {
    expect(await cells(['a,b', 'x,1', 'y,2', ''].join(line))).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
  });

  it('C10: lines that end in several ways are read, and it is said', async () => {
    const text = 'a,b\r\nx,1\ny,"2\r\n3"\rz,4\r\n';
    expect(await cells(text)).toEqual([
      ['x', '1'],
      ['y', '2\r\n3'],
      ['z', '4'],
    ]);
    expect(codes(await looked(text))).toContain('csv.line-breaks-mixed');
  });

  it('C11: breaks, delimiters and doubled quotes inside quotes', async () => {
    expect(await cells('a,b\n"x\ny","1,5"\n"say ""hi""",""\n')).toEqual([
      ['x\ny', '1,5'],
      ['say "hi"', null],
    ]);
  });

  it('C14, C15: bad rows are left out when asked, listed with line, reason and text', async () => {
    const text = 'Report\n\na,b\n1,2\n"x\ny",3\n4\n5,6,7\n8,"9"x\n10,11\nTotal\n';
    const { dataset, skipped } = await room().import(text, { badRows: 'skip' });
    expect((await room().store.page(dataset.id, 0, 9)).rows).toEqual([
      ['1', 2],
      ['x\ny', 3],
      ['10', 11],
    ]);
    expect(dataset.skippedRows).toBe(5);
    expect(skipped).toEqual([
      { row: 1, column: null, reason: 'csv.row-short', text: 'Report' },
      { row: 7, column: null, reason: 'csv.row-short', text: '4' },
      { row: 8, column: null, reason: 'csv.row-long', text: '5,6,7' },
      { row: 9, column: 'b', reason: 'csv.row-quote', text: '8,"9"x' },
      { row: 11, column: null, reason: 'csv.row-short', text: 'Total' },
    ]);
  });

  it('C14: a preview lists bad rows and says what an import would refuse', async () => {
    const preview = await looked('a,b\n1,2\n3\n4,5\n');
    expect(preview.badRows).toEqual([{ row: 3, column: null, reason: 'csv.row-short', text: '3' }]);
    expect(preview.notices).toContainEqual({
      code: 'csv.ragged',
      details: { file: 'table.csv', count: 1, expected: 2, rows: '3' },
    });
    expect(preview.rows).toEqual([
      ['1', '2'],
      ['4', '5'],
    ]);
  });

  it('C15: separators at the ends of rows make no column', async () => {
    const preview = await looked('a,b\n1,2,\n3,4,\n');
    expect(names(preview)).toEqual(['a', 'b']);
    expect(preview.notices).toContainEqual({
      code: 'csv.trailing-separators',
      details: { file: 'table.csv', count: 2 },
    });
    expect(await cells('a,b\n1,2,\n3,4,\n')).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('names of columns', () => {
  it('C16: twice, in another case, blank and padded: each gets a name of its own, and it is said', async () => {
    const preview = await looked('age,Age,, name ,age_2,age\n1,2,3,x,5,6\n');
    expect(names(preview)).toEqual(['age', 'Age_3', 'column_3', 'name', 'age_2', 'age_4']);
    expect(preview.notices).toEqual(
      expect.arrayContaining([
        {
          code: 'csv.header-duplicate',
          details: { file: 'table.csv', name: 'Age', first: 1, second: 2, proposal: 'Age_3' },
        },
        { code: 'csv.header-blank', details: { file: 'table.csv', column: 3, proposal: 'column_3' } },
        { code: 'csv.header-trimmed', details: { file: 'table.csv', name: 'name' } },
      ]),
    );
  });

  it('C17: any text is a name', async () => {
    const odd = [
      '__proto__',
      'constructor',
      'toString',
      '😀',
      'مرحبا',
      '<img onerror=alert(1)>',
      'x'.repeat(10_000),
    ];
    const before = Object.keys(Object.prototype).length;
    const text = `${odd.join(',')}\n${odd.map(() => '1').join(',')}\n`;
    const { dataset } = await room().import(text);
    expect(dataset.columns.map(({ name }) => name)).toEqual(odd);
    expect(Object.keys(Object.prototype)).toHaveLength(before);
    const streamed = [];
    for await (const { columns } of room().store.rows(dataset.id, ['__proto__', 'toString']))
      streamed.push(...columns);
    expect(streamed).toEqual([[1], [1]]);
  });

  it('C17: characters that cannot be seen are pointed at', async () => {
    expect(codes(await looked('a\u200b,b\n1,2\n'))).toContain('csv.header-hidden');
    const { dataset } = await room().import('a\u200b,b\n1,x\u00ady\n');
    expect(dataset.problems).toEqual([
      { kind: 'hidden-characters', column: 'a\u200b', count: 0, rows: [], subject: null, remedy: 'none' },
      {
        kind: 'hidden-characters',
        column: 'b',
        count: 1,
        rows: [1],
        subject: null,
        remedy: 'clean-text',
        reading: { missing: [], clean: true, decimalComma: false },
      },
    ]);
  });

  it('C18: a preview takes a row of numbers for data, and says so', async () => {
    const preview = await looked('1,2\n3,4\n');
    expect(preview.options.header).toBe(false);
    expect(names(preview)).toEqual(['column_1', 'column_2']);
    expect(codes(preview)).toContain('csv.header-missing');
    expect(await cells('1,2\n3,4\n', { header: true })).toEqual([[3, 4]]);
  });
});

describe('importing again', () => {
  it('finds the dataset, whatever the file is called', async () => {
    const first = await room().import('k,v\na,1\nb,2\n');
    const again = await room().import('k,v\na,1\nb,2\n');
    expect(first.known).toBe(false);
    expect(again).toMatchObject({ known: true, dataset: first.dataset });
  });

  it('does not find it when it is read in another way', async () => {
    const text = 'k,v\na,1\nb,2\n';
    const ids = new Set<string>();
    for (const options of [{}, { types: { v: 'text' as const } }, { header: false }, { delimiter: ';' }]) {
      ids.add((await room().import(text, options)).dataset.id);
    }
    expect(ids.size).toBe(4);
  });
});

import { mkdir, symlink, truncate, unlink, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/shared/dataset';
import { describe as say } from '../../../src/shared/errors/app-error';
import { openRoom, quiet, refusalOf } from './room';

const room = openRoom();

interface Case {
  readonly id: string;
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly options?: Partial<ReadOptions>;
  readonly refusal: Record<string, unknown>;
}

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const NAMES = 'name,city\n';
const GERMAN = 'name,city\nJürgen,Köln\nRené,Zürich\n';
const CHINESE = '姓名,城市\n张三,北京\n李四,上海\n王五,广州\n';

const REFUSED: readonly Case[] = [
  { id: 'C1', what: 'an empty file', content: '', refusal: { code: 'csv.empty' } },
  { id: 'C1', what: 'only a byte order mark', content: '\ufeff', refusal: { code: 'csv.empty' } },
  { id: 'C1', what: 'only blank lines', content: '\n\n\r\n', refusal: { code: 'csv.empty' } },
  {
    id: 'C2',
    what: 'only a header',
    content: 'a,b,c\n',
    refusal: { code: 'csv.no-rows', details: { columns: 3 } },
  },
  {
    id: 'C4',
    what: 'UTF-16 without a byte order mark',
    content: iconv.encode('a,b\n1,2\n', 'utf16-le'),
    refusal: { code: 'csv.encoding', details: { guess: 'utf-16le' } },
  },
  {
    id: 'C5',
    what: 'Windows-1252',
    content: iconv.encode(`x,y\n${'1,2\n'.repeat(39)}${GERMAN}`, 'windows1252'),
    refusal: { code: 'csv.encoding', details: { byte: '0xFC', row: 42, guess: 'windows-1252' } },
  },
  {
    id: 'C5',
    what: 'Latin-1',
    content: iconv.encode(GERMAN, 'latin1'),
    refusal: { code: 'csv.encoding', details: { row: 2, guess: 'windows-1252' } },
  },
  {
    id: 'C5',
    what: 'GB18030',
    content: iconv.encode(CHINESE, 'gb18030'),
    refusal: { code: 'csv.encoding', details: { row: 1, guess: 'gb18030' } },
  },
  {
    id: 'C5',
    what: 'Shift-JIS',
    content: iconv.encode('名前,都市\n田中,東京\nカタカナ,大阪\n', 'shiftjis'),
    refusal: { code: 'csv.encoding', details: { row: 1, guess: 'shift_jis' } },
  },
  {
    id: 'C5',
    what: 'bytes that the chosen encoding does not know',
    content: bytes(NAMES, 'a,', [0x81], '\n'),
    options: { encoding: 'windows-1252' },
    refusal: { code: 'csv.encoding-wrong', details: { row: 2 } },
  },
  {
    id: 'C6',
    what: 'two encodings in one file',
    content: bytes(NAMES, 'a,Zürich\n', 'b,plain\nc,Z', [0xfc], 'rich\n'),
    refusal: { code: 'csv.encoding-mixed', details: { row: 2, other: 4 } },
  },
  {
    id: 'C7',
    what: 'bytes that are zero',
    content: bytes('a,b\n1,', [0, 0], '\n2,3\n'),
    refusal: { code: 'csv.binary' },
  },
  {
    id: 'C7',
    what: 'a picture',
    content: bytes([0x89], 'PNG\r\n'),
    refusal: { code: 'csv.binary', details: { kind: 'PNG' } },
  },
  {
    id: 'C7',
    what: 'a PDF',
    content: '%PDF-1.7\n',
    refusal: { code: 'csv.binary', details: { kind: 'PDF' } },
  },
  {
    id: 'C7',
    what: 'a database',
    content: 'SQLite format 3\0',
    refusal: { code: 'csv.binary', details: { kind: 'SQLite' } },
  },
  {
    id: 'C7',
    what: 'an Excel file',
    content: 'PK\x03\x04....[Content_Types].xml..xl/workbook.xml',
    refusal: { code: 'csv.binary', details: { kind: 'Excel (.xlsx)' } },
  },
  {
    id: 'C7',
    what: 'an OpenDocument table',
    content: 'PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    refusal: { code: 'csv.binary', details: { kind: 'OpenDocument (.ods)' } },
  },
  {
    id: 'C7',
    what: 'a list of JSON objects',
    content: bytes([0xef, 0xbb, 0xbf], '[\n  {"a": 1, "b": 2},\n  {"a": 2, "b": 3}\n]\n'),
    refusal: { code: 'csv.other-format', details: { kind: 'JSON' } },
  },
  {
    id: 'C7',
    what: 'a JSON object a line',
    content: '{"a":1,"b":2}\n{"a":2,"b":3}\n',
    refusal: { code: 'csv.other-format', details: { kind: 'JSON' } },
  },
  {
    id: 'C7',
    what: 'a web page',
    content: '<!-- saved -->\n<!DOCTYPE html>\n<table></table>\n',
    refusal: { code: 'csv.other-format', details: { kind: 'HTML' } },
  },
  {
    id: 'C7',
    what: 'XML',
    content: '<?xml version="1.0"?>\n<rows/>\n',
    refusal: { code: 'csv.other-format', details: { kind: 'XML' } },
  },
  {
    id: 'C8',
    what: 'gzip',
    content: gzipSync('a,b\n1,2\n'),
    refusal: { code: 'csv.compressed', details: { kind: 'gzip' } },
  },
  {
    id: 'C8',
    what: 'zip',
    content: 'PK\x03\x04....table.csv',
    refusal: { code: 'csv.compressed', details: { kind: 'ZIP' } },
  },
  {
    id: 'C9',
    what: 'two delimiters that fit',
    content: 'a,b;c,d\nx,y;z,w\n',
    refusal: { code: 'csv.delimiter-unclear', details: { first: ',', second: ';' } },
  },
  {
    id: 'C9',
    what: 'a delimiter that is none',
    content: 'a,b\n1,2\n',
    options: { delimiter: 'x' },
    refusal: { code: 'csv.delimiter-invalid' },
  },
  {
    id: 'C12',
    what: 'a quote that never closes',
    content: 'a,b,c\n1,2,3\n4,5,"six\n7,8,9\n',
    refusal: { code: 'csv.quote-open', details: { row: 3, column: 3 } },
  },
  {
    id: 'C12',
    what: 'a quote that never closes, bad rows skipped',
    content: 'a,b\n1,"2\n',
    options: { badRows: 'skip' },
    refusal: { code: 'csv.quote-open' },
  },
  {
    id: 'C13',
    what: 'text after a closing quote',
    content: 'a,b\n1,2\n"3"x,4\n',
    refusal: { code: 'csv.quote-stray', details: { row: 3, column: 1 } },
  },
  {
    id: 'C13',
    what: 'a quote inside a cell',
    content: 'a,b\n1,5" pipe\n2,x\n',
    refusal: { code: 'csv.quote-stray', details: { row: 2, column: 2 } },
  },
  {
    id: 'C13',
    what: 'quotes escaped by backslashes',
    content: 'a,b\n1,"say \\"hi\\" now"\n',
    refusal: { code: 'csv.quote-stray', details: { row: 2, column: 2 } },
  },
  {
    id: 'C14',
    what: 'rows that are too short and too long',
    content: 'a,b,c\n1,2,3\n1,2\n4,5,6\n1,2,3,4\n7,8,9\n',
    refusal: { code: 'csv.ragged', details: { count: 2, expected: 3, rows: '3, 5' } },
  },
  {
    id: 'C14',
    what: 'one bad row among many',
    content: `a,b\n${'1,2\n'.repeat(5000)}1\n${'3,4\n'.repeat(5000)}`,
    refusal: { code: 'csv.ragged', details: { count: 1, rows: '5002' } },
  },
  {
    id: 'C15',
    what: 'lines above the table',
    content: 'Report of 2024\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n1,1,1\n',
    refusal: { code: 'csv.preamble', details: { count: 1, text: 'Report of 2024' } },
  },
  {
    id: 'C15',
    what: 'lines below the table',
    content: 'a,b,c\n1,2,3\n4,5,6\nTotal\n',
    refusal: { code: 'csv.footer', details: { count: 1, row: 4, text: 'Total' } },
  },
  {
    id: 'C18',
    what: 'no header',
    content: '1,2,3\n4,5,6\n',
    refusal: { code: 'csv.header-missing', details: { value: '1' } },
  },
  {
    id: 'C18',
    what: 'no header, but a word',
    content: '5.1,3.5,setosa\n4.9,3,setosa\n',
    refusal: { code: 'csv.header-missing', details: { value: '5.1' } },
  },
  {
    id: 'C19',
    what: 'far too many columns',
    content: `${'x,'.repeat(20_000)}y\n${'1,'.repeat(20_000)}2\n`,
    refusal: { code: 'csv.too-wide', details: { columns: 20_001, limit: 4096 } },
  },
  {
    id: 'C19',
    what: 'a cell without end',
    content: `a,b\n1,2\n3,${'x'.repeat(1_100_000)}\n5,6\n`,
    refusal: { code: 'csv.field-too-long', details: { row: 3, column: 2 } },
  },
  {
    id: 'C19',
    what: 'a row without end',
    content: `${manyNames(9)}\n${manyCells(9)}\n${manyCells(9, 1_000_000)}\n${manyCells(9)}\n`,
    refusal: { code: 'csv.line-too-long', details: { row: 3 } },
  },
  {
    id: 'C28',
    what: 'an end in the middle of a row',
    content: 'a,b,c\n1,2,3\n4,5',
    refusal: { code: 'csv.truncated', details: { row: 3 } },
  },
  {
    id: 'C28',
    what: 'an end in the middle of a character',
    content: bytes('a,b\n1,Z', [0xc3]),
    refusal: { code: 'csv.truncated', details: { row: 2 } },
  },
];

function manyNames(count: number): string {
  return Array.from({ length: count }, (_, i) => `n${i}`).join(',');
}

function manyCells(count: number, length = 1): string {
  return Array.from({ length: count }, () => 'x'.repeat(length)).join(',');
}

describe('tables that are refused', () => {
  it.each(REFUSED.map((one) => [one.id, one.what, one] as const))(
    '%s %s',
    async (_, __, { content, options = {}, refusal }) => {
      const found = await refusalOf(room().import(content, options));
      expect(found).toMatchObject(refusal);
      for (const language of ['en', 'zh'] as const) {
        const { title, advice } = say(found.code, found.details, language);
        expect(title + advice).not.toMatch(/\{\w+\}/);
        expect(title).not.toContain(room().folder);
      }
      expect(await room().store.list()).toEqual([]);
    },
  );
});

describe('C30: what is not a file to be read', () => {
  it('a file that is not there', async () => {
    expect(await refusalOf(room().store.preview(join(room().folder, 'none.csv'), 'none.csv', {}))).toEqual({
      code: 'file.missing',
      details: { file: 'none.csv' },
    });
  });

  it('a folder', async () => {
    expect((await refusalOf(room().store.preview(room().folder, 'folder', {}))).code).toBe(
      'file.not-regular',
    );
  });

  it.runIf(process.platform !== 'win32')('a pipe, without waiting for someone to write into it', async () => {
    const pipe = join(room().folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    expect((await refusalOf(room().store.import(pipe, 'pipe', {}, quiet))).code).toBe('file.not-regular');
  });

  it.runIf(process.platform !== 'win32')('a device', async () => {
    expect((await refusalOf(room().store.import('/dev/zero', 'zero', {}, quiet))).code).toBe(
      'file.not-regular',
    );
  });

  it.runIf(process.platform !== 'win32')('links that lead in a circle', async () => {
    const [a, b] = [join(room().folder, 'a'), join(room().folder, 'b')];
    await symlink(a, b);
    await symlink(b, a);
    expect((await refusalOf(room().store.import(a, 'a', {}, quiet))).code).toBe('file.not-regular');
  });
});

describe('C29: a file that does not keep still', () => {
  const table = `a,b\n${'1,2\n'.repeat(20_000)}`;

  it.each([
    ['grows', (path: string) => writeFile(path, '3,4\n', { flag: 'a' })],
    ['shrinks', (path: string) => truncate(path, 50)],
    ['vanishes', unlink],
  ])('%s while it is imported', async (_, disturb) => {
    const path = await room().file(table);
    let disturbed: Promise<void> | undefined;
    const progress = (): void => void (disturbed ??= disturb(path));
    const refusal = await refusalOf(room().store.import(path, 'table.csv', {}, { ...quiet, progress }));
    await disturbed;
    expect(refusal).toEqual({ code: 'file.changed', details: { file: 'table.csv' } });
    expect(await room().store.list()).toEqual([]);
  });
});

describe('a name that DuckDB would take for a pattern', () => {
  it('is a name', async () => {
    const folder = join(room().folder, 'a*b');
    await mkdir(folder);
    const path = join(folder, "it's [1]?.csv");
    await writeFile(path, 'a,b\nx,1\ny,2\n');
    const { dataset } = await room().store.import(path, 'odd.csv', {}, quiet);
    expect(dataset.rows).toBe(2);
  });
});

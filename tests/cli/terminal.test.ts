import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { duration, errorText, printTable, short, terminalLanguage, toJson } from '../../src/cli/terminal';

describe('words for a terminal', () => {
  let written = '';
  beforeEach(() => {
    written = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it('a table aligns words to the left, numbers to the right, and counts Chinese characters as two columns', () => {
    printTable(
      ['任务', 'rows'],
      [
        ['质量', 12],
        ['sex', 344],
      ],
    );
    expect(written).toBe(['任务  rows', '质量    12', 'sex    344', ''].join('\n'));
  });

  it('JSON says NaN and infinity in words, since it has no other way', () => {
    expect(JSON.parse(toJson({ a: NaN, b: [Infinity, 1], c: '-Infinity' }))).toEqual({
      a: 'NaN',
      b: ['Infinity', 1],
      c: '-Infinity',
    });
  });

  it('a number has as many digits as are worth reading', () => {
    expect([1234.567, 0.000123456, NaN, 3].map(short)).toEqual(['1235', '0.0001235', 'NaN', '3']);
    expect([0.2, 59, 600, 7200].map(duration)).toEqual([
      'about 1 s',
      'about 59 s',
      'about 10 min',
      'about 2.0 h',
    ]);
  });

  it('a failure is said in the language of the terminal, with its code', () => {
    expect(terminalLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(terminalLanguage({ LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(terminalLanguage({})).toBe('en');
    expect(errorText({ code: 'file.missing', details: { file: 'a.csv' } }, 'zh')).toBe(
      'a.csv 不存在。\n请检查文件名和文件夹。 [file.missing]',
    );
  });
});

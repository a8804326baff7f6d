import { describe as group, expect, it } from 'vitest';
import { AppError, describe, reportOf } from '../../../src/shared/errors/app-error';
import { catalogue, isErrorCode } from '../../../src/shared/errors/catalogue';

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

group('the catalogue of errors', () => {
  it.each(Object.entries(catalogue))('%s says the same in both languages, briefly', (code, entry) => {
    expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
    expect(placeholders(entry.zh[0])).toEqual(placeholders(entry.en[0]));
    expect(placeholders(entry.zh[1])).toEqual(placeholders(entry.en[1]));
    expect(entry.en[0].length).toBeLessThanOrEqual(160);
    for (const text of [...entry.en, ...entry.zh]) expect(text).not.toMatch(/[!！]$/);
    for (const text of entry.zh) expect(text.replace(/\{\w+\}/g, '字')).toMatch(/\p{Script=Han}/u);
  });

  it('fills places from the details and leaves what it was not told', () => {
    const error = new AppError('csv.quote-open', { file: 'birds.csv', row: 17 });
    expect(error.message).toBe('birds.csv: the quote opened at row 17, column {column} never closes.');
    expect(describe(error.code, error.details, 'zh').title).toContain('第 17 行');
  });

  it('reports a bug as a bug, with what was thrown', () => {
    expect(reportOf(new TypeError('x is undefined'))).toMatchObject({ code: 'system.bug' });
    expect(reportOf(new AppError('csv.empty', { file: 'a' }))).toEqual({
      code: 'csv.empty',
      details: { file: 'a' },
    });
  });

  it('does not take an inherited name for a code', () => {
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('csv.empty')).toBe(true);
  });
});

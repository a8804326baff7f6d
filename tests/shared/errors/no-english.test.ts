import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe as group, expect, it, test } from 'vitest';
import { AppError, describe, type ErrorDetails } from '../../../src/shared/errors/app-error';
import { catalogue, isErrorCode, type ErrorCode } from '../../../src/shared/errors/catalogue';
import { reasonOf } from '../../../src/shared/errors/issue';
import { WORDED } from '../../../src/shared/errors/worded';
import { z } from '../../../src/shared/zod';

const codes = Object.keys(catalogue).filter(isErrorCode);
const placesIn = (code: ErrorCode): string[] =>
  [...catalogue[code].en, ...catalogue[code].zh].flatMap((text) =>
    Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name),
  );
const isWorded = (name: string): name is keyof typeof WORDED => Object.hasOwn(WORDED, name);

/** Every word that a place may hold is tried; a name stands as 〇, so that whatever Latin is left is the text's own. */
function detailsOf(code: ErrorCode): ErrorDetails[] {
  const names = [...new Set(placesIn(code))];
  const plain = Object.fromEntries(names.map((name) => [name, '〇']));
  const tried = names
    .filter(isWorded)
    .flatMap((name) => Object.keys(WORDED[name]).map((word) => ({ ...plain, [name]: `${word} 〇` })));
  return [plain, ...tried];
}

/** Names of products and formats, units, settings and commands are the same in every language. */
const NAMES =
  /`[^`]*`|espalier( (--)?[a-z〇]+)+|--[a-z]+|Espalier|ESPALIER_HOME|Node|N-API|NaN|CSV|TSV|JSON|ASCII|UTF-8|Unicode|softmax|sigmoid|\bs\b|MB|\d+[hdw]/g;

group.each(codes)('%s in Chinese', (code) => {
  it('has no English left, whatever its details are', () => {
    for (const details of detailsOf(code)) {
      const { title, advice } = describe(code, details, 'zh');
      expect(`${title} ${advice}`.replace(NAMES, '')).not.toMatch(/[A-Za-z]{2,}/);
    }
  });
});

test('a word is told in the language of whoever reads it, with what it carries', () => {
  const details = { file: 'plan.json', place: '(top)', reason: 'at-least 1' };
  expect(describe('plan.value', details, 'en').title).toBe(
    'plan.json: the top is not valid: at least 1 is expected.',
  );
  expect(describe('plan.value', details, 'zh').title).toBe('plan.json：最外层 的值无效：应不小于 1。');
});

test('a code of the system stands for itself', () => {
  expect(new AppError('file.write-failed', { file: 'a', reason: 'ENOSPC' }).message).toContain('ENOSPC');
});

test.each([
  [z.number().min(1), 0, 'at-least 1'],
  [z.number().positive(), -1, 'above 0'],
  [z.number().max(5), 6, 'at-most 5'],
  [z.int(), 1.5, 'expected-int'],
  [z.string().min(1), '', 'shorter-than 1'],
  [z.array(z.string()).max(1), ['a', 'b'], 'longer-than 1'],
  [z.enum(['adam', 'sgd']), 'adem', 'one-of adam, sgd'],
  [z.strictObject({}), 'text', 'expected-object'],
  [z.string().regex(/a/), 'b', 'not-allowed'],
])('what a schema has against a value is a word (%#)', (schema: z.ZodType, value, reason) => {
  const issue = schema.safeParse(value).error?.issues[0];
  expect(issue && reasonOf(issue)).toBe(reason);
  expect(Object.keys(WORDED.reason)).toContain(reason.split(' ')[0]);
});

/** What a refusal says in a constant of the source, where it should be a word. */
const CONSTANT = /\b(action|kind|part|place|reason|source|status|target): ['`]([^'`$]+)/g;
const REFUSAL = /AppError\(\s*'[\w.-]+',\s*\{[^}]*\}/g;
/** Formats of files are names. */
const FORMATS = new Set(['Excel (.xlsx)', 'ZIP', 'data', 'recipe.split.by']);

test('every constant in a refusal is a word of the program', () => {
  const root = join(import.meta.dirname, '../../../src');
  const unknown = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => readFileSync(join(root, name), 'utf8').match(REFUSAL) ?? [])
    .flatMap((refusal) =>
      Array.from(refusal.matchAll(CONSTANT), ([, name = '', value = '']) => [name, value]),
    )
    .filter(([name = '', value = '']) => {
      const [word = ''] = value.split(' ');
      return isWorded(name) && !Object.hasOwn(WORDED[name], word) && !FORMATS.has(value) && word !== 'tasks[';
    });
  expect(unknown).toEqual([]);
});

test('a layer is named by its place, in a head with the name of its task', () => {
  const of = (layerName: string, language: 'en' | 'zh'): string =>
    describe('design.stride-and-dilation', { layerName, stride: 2, dilation: 2 }, language).title;
  expect(of('trunk 3.1', 'en')).toBe('Layer 3.1 of the trunk has a stride of 2 and a dilation of 2.');
  expect(of('head body mass 2', 'en')).toBe(
    'Layer 2 of the head of “body mass” has a stride of 2 and a dilation of 2.',
  );
  expect(of('head body mass 2', 'zh')).toBe('任务头“body mass”第 2 层的步幅为 2，同时扩张率为 2。');
});

test('a layer of one side of a graft has its settings behind it, if it has any', () => {
  const details = { layer: 2, source: 'conv1d 8 3', target: 'dropout' };
  expect(describe('graft.trunk-differs', details, 'zh').title).toBe(
    '两个主干从第 2 层开始不同：原模型为一维卷积层 8 3，此处为随机失活层。',
  );
});

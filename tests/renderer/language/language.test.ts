import { expect, test } from 'vitest';
import { METRICS as IN_SENTENCES } from '../../../src/shared/verdict/sentence-zh';
import { Language, type LanguageChoice } from '../../../src/renderer/language/language.svelte';

const spoken = (tags: string[], choice: LanguageChoice = 'system'): Language =>
  new Language(tags, () => choice);

test('the system’s first language that is known is spoken, else English', () => {
  expect(spoken(['zh-CN', 'en']).code).toBe('zh');
  expect(spoken(['fr-FR', 'zh-TW', 'en']).code).toBe('zh');
  expect(spoken(['fr-FR']).code).toBe('en');
});

test('a choice wins over the system', () => {
  expect(spoken(['zh-CN'], 'en').t.frame.home).toBe('Home');
  expect(spoken(['en-GB'], 'zh').t.frame.home).toBe('首页');
});

test('a refusal is told in the language of the window, an unknown one as a bug', () => {
  const failure = { code: 'run.unknown', details: { run: 'r1' } };
  expect(spoken(['en']).failure(failure).title).toBe('There is no run “r1”.');
  expect(spoken(['zh']).failure(failure).title).toBe('没有运行“r1”。');
  expect(spoken(['en']).failure({ code: 'no.such', details: {} }).title).toContain('no.such');
});

test('a Chinese sentence calls a metric what its table calls it', () => {
  const { metricShort } = spoken(['zh']).t.words;
  const trimmed = Object.entries(IN_SENTENCES).map(([metric, name]) => [metric, name.trim()]);
  expect(Object.fromEntries(trimmed)).toEqual(metricShort);
});

import { describe, expect, test } from 'vitest';
import { en } from '../../../src/renderer/language/en';
import { zh } from '../../../src/renderer/language/zh';
import { isLesson } from '../../../src/renderer/state/lessons';
import { findWords, LESSON_OF } from '../../../src/renderer/views/learn/find-words';

const ends = { en: /[.](?=\s|$)/g, zh: /[。]/g };

describe.each([
  ['en', en.glossary],
  ['zh', zh.glossary],
] as const)('the glossary in %s', (language, glossary) => {
  test.each(Object.entries(glossary))('explains %s in two sentences that fit a card', (_, { meaning }) => {
    expect(meaning.match(ends[language])).toHaveLength(2);
    expect(meaning.length).toBeLessThanOrEqual(220);
  });

  test('gives no two terms the same name', () => {
    const names = Object.values(glossary).map(({ term }) => term);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the words are searched', () => {
  test('all of them, when nothing is typed', () => {
    expect(findWords('', 'en').toSorted()).toEqual(Object.keys(en.glossary).toSorted());
  });

  test('by a name in either language, whichever is read', () => {
    expect(findWords('负迁移', 'en')).toContain('negativeTransfer');
    expect(findWords('Negative Transfer', 'zh')[0]).toBe('negativeTransfer');
  });

  test('names before meanings', () => {
    expect(findWords('trunk', 'en')[0]).toBe('trunk');
    expect(findWords('trunk', 'en')).toContain('head');
    expect(findWords('no such word', 'en')).toEqual([]);
  });

  test('each that has a page leads to one that is there', () => {
    for (const lesson of Object.values(LESSON_OF)) expect(isLesson(lesson)).toBe(true);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../../../../src/renderer/views/runs/complete';

const known = {
  tasks: ['species', 'sex', 'body mass'],
  tags: ['best', 'baseline'],
  studies: ['Do they help?'],
  datasets: ['penguins.csv'],
};
const offered = (search: string, caret = search.length): string[] =>
  complete(search, caret, known).map(({ text }) => text);

test.each([
  ['ta', ['task:', 'tag:']],
  ['wide st', ['study:', 'status:', 'star:']],
  ['-ta', ['-task:', '-tag:']],
  ['met', ['metric>']],
  ['task:s', ['task:species ', 'task:sex ']],
  ['task:b', ['task:"body mass" ']],
  ['task:"bo', ['task:"body mass" ']],
  ['tag:best', []],
  ['star:', ['star:yes ', 'star:no ']],
  ['status:fin', ['status:finished ']],
  ['metric>', []],
  ['nothing:', []],
  ['"a quoted ta', []],
])('%s', (search, texts) => expect(offered(search)).toEqual(texts));

test('what is completed is the term that holds the caret', () => {
  expect(offered('tag:b wide', 5)).toEqual(['tag:best ', 'tag:baseline ']);
  expect(complete('wide tag:b', 10, known)[0]).toMatchObject({ from: 5 });
});

test('an offer always extends what is typed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', 'x ', '"a b" '),
      fc.constantFrom('t', 'task:s', 'TAG:B', '-s'),
      (before, term) => {
        for (const { text, from } of complete(before + term, before.length + term.length, known)) {
          expect(from).toBe(before.length);
          expect(text.toLowerCase().startsWith(term.toLowerCase())).toBe(true);
        }
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS } from '../../../src/shared/run-search/fields';
import { parseSearch, type Term } from '../../../src/shared/run-search/parse';

const now = new Date('2031-03-06T11:00:00Z');
const parse = (search: string): Term[] => parseSearch(search, now);

test('conditions and words stand beside each other', () => {
  expect(parse('task:species metric>0.9 tag:best since:7d -status:failed wide')).toEqual([
    { kind: 'label', field: 'task', text: 'species', not: false },
    { kind: 'metric', field: 'metric', comparison: '>', value: 0.9, not: false },
    { kind: 'label', field: 'tag', text: 'best', not: false },
    { kind: 'time', field: 'since', moment: '2031-02-27T11:00:00.000Z', not: false },
    { kind: 'status', statuses: ['failed'], not: true },
    { kind: 'word', text: 'wide', not: false },
  ]);
});

describe('each way to write a condition', () => {
  test.each([
    ['task:"body mass"', { kind: 'label', field: 'task', text: 'body mass' }],
    ['"alone: fat"', { kind: 'word', text: 'alone: fat' }],
    ['任务', { kind: 'word', text: '任务' }],
    ['tag：最佳', { kind: 'label', field: 'tag', text: '最佳' }],
    ['TASK:fat', { kind: 'label', field: 'task', text: 'fat' }],
    ['rmse<=2.5e-1', { kind: 'metric', field: 'rmse', comparison: '<=', value: 0.25 }],
    ['balanced-accuracy>=0.5', { kind: 'metric', field: 'balanced-accuracy', comparison: '>=', value: 0.5 }],
    ['seed:3', { kind: 'count', field: 'seed', comparison: '=', value: 3 }],
    ['epochs>50', { kind: 'count', field: 'epochs', comparison: '>', value: 50 }],
    ['status:done', { kind: 'status', statuses: ['finished', 'stopped'] }],
    ['star:yes', { kind: 'star', starred: true }],
    ['before:36h', { kind: 'time', field: 'before', moment: '2031-03-04T23:00:00.000Z' }],
    ['since:2w', { kind: 'time', field: 'since', moment: '2031-02-20T11:00:00.000Z' }],
    ['dataset:penguins.csv', { kind: 'dataset', called: ['penguins.csv'] }],
    ['-', { kind: 'word', text: '-' }],
  ])('%s', (search, condition) => expect(parse(search)).toEqual([{ ...condition, not: false }]));

  test('a day begins at midnight of this computer’s clock', () => {
    expect(parse('since:2031-03-01')).toMatchObject([{ moment: new Date(2031, 2, 1).toISOString() }]);
  });
});

describe('what cannot be understood is refused with its place', () => {
  test.each([
    ['wide foo:bar', 'run.search-field', { at: 6, term: 'foo:bar', key: 'foo' }],
    ['metric>high', 'run.search-number', { at: 1, value: 'high' }],
    ['metric>', 'run.search-empty', { at: 1, operator: '>' }],
    ['a status:asleep', 'run.search-choice', { at: 3, value: 'asleep' }],
    ['star:maybe', 'run.search-choice', { choices: 'yes, no' }],
    ['tag>best', 'run.search-operator', { operator: '>' }],
    ['since:yesterday', 'run.search-time', { value: 'yesterday' }],
    ['since:2031-02-31', 'run.search-time', { at: 1 }],
    ['task:"body', 'run.search-quote', { at: 6 }],
  ])('%s', (search, code, details) =>
    expect(() => parse(search)).toThrow(
      expect.objectContaining({ code, details: expect.objectContaining(details) }),
    ),
  );
});

test('words in any script, in quotation marks, come back as they were', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('"'));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), (words) => {
      expect(parse(words.map((text) => `"${text}"`).join(' '))).toEqual(
        words.map((text) => ({ kind: 'word', text, not: false })),
      );
    }),
  );
});

test('any text is either understood or refused by the catalogue', () => {
  const piece = fc.oneof(fc.constantFrom(...FIELDS, ':', '>', '<=', '-', '"', ' ', '7d'), fc.string());
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      try {
        parse(pieces.join(''));
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: expect.stringMatching(/^run\.search-/) });
      }
    }),
  );
});

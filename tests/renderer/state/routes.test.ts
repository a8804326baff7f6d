import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LESSONS } from '../../../src/renderer/state/lessons';
import { linkTo, MODEL_PAGES, routeOf, subjectOf, type Route } from '../../../src/renderer/state/routes';

const name = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    view: fc.constantFrom('home', 'data', 'import', 'studies', 'runs', 'models', 'learn', 'settings'),
  }),
  fc.record({
    view: fc.constantFrom('dataset', 'design'),
    id: name,
    predict: fc.array(name, { maxLength: 4 }),
  }),
  fc.record({ view: fc.constantFrom('study', 'run'), id: name }),
  fc.record(
    { view: fc.constant('model'), id: name, page: fc.constantFrom(...MODEL_PAGES) },
    { requiredKeys: ['view', 'id'] },
  ),
  fc.record({
    view: fc.constant('lesson'),
    lesson: fc.constantFrom(...LESSONS),
    term: fc.oneof(fc.constant(''), name),
  }),
  fc.record({ view: fc.constant('compare'), ids: fc.array(name, { minLength: 1, maxLength: 4 }) }),
);

test('every place has an address that leads back to it', () => {
  fc.assert(
    fc.property(route, (place) => {
      expect(routeOf(linkTo(place))).toEqual(place);
    }),
  );
});

test.each(['', '#', '#/', '#/nowhere', '#/run', '#/run/', '#/home/x', '#/dataset'])(
  '%j leads home',
  (hash) => {
    expect(routeOf(hash)).toEqual({ view: 'home' });
  },
);

test('a page of the book that is not there leads to its cover', () => {
  expect(routeOf('#/learn/nowhere')).toEqual({ view: 'learn' });
});

test('a broken escape is taken as it stands', () => {
  expect(routeOf('#/run/100%')).toEqual({ view: 'run', id: '100%' });
});

test('a place stays the same while targets are picked in it, or words looked for', () => {
  const table = { view: 'dataset', id: 'd', predict: [] } as const;
  expect(subjectOf({ ...table, predict: ['fat'] })).toBe(subjectOf(table));
  expect(subjectOf({ ...table, view: 'design' })).not.toBe(subjectOf(table));
  expect(subjectOf({ view: 'model', id: 'm', page: 'good' })).toBe(subjectOf({ view: 'model', id: 'm' }));
  const lesson = { view: 'lesson', lesson: 'words', term: 'epoch' } as const;
  expect(subjectOf(lesson)).toBe(subjectOf({ ...lesson, term: 'loss' }));
});

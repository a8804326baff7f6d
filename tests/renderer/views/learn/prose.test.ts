import { expect, test } from 'vitest';
import { en } from '../../../../src/renderer/language/en';
import { zh } from '../../../../src/renderer/language/zh';
import { linkTo, routeOf } from '../../../../src/renderer/state/routes';
import { piecesOf } from '../../../../src/renderer/views/learn/prose';

/** Every text of a tree of words. */
const textsIn = (tree: unknown): string[] =>
  typeof tree === 'string'
    ? [tree]
    : typeof tree === 'object' && tree !== null
      ? Object.values(tree).flatMap(textsIn)
      : [];

test('a field term and a link are told from text', () => {
  expect(piecesOf('The [loss](loss) of [a run](#/runs).')).toEqual([
    { text: 'The ' },
    { text: 'loss', term: 'loss' },
    { text: ' of ' },
    { text: 'a run', href: '#/runs' },
    { text: '.' },
  ]);
});

test.each([
  ['en', en.learn],
  ['zh', zh.learn],
] as const)('every link in the book leads somewhere, in %s', (_, learn) => {
  const links = textsIn(learn)
    .flatMap(piecesOf)
    .flatMap(({ href }) => href ?? []);
  for (const href of links) expect(linkTo(routeOf(href))).toBe(href);
});

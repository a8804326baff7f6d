import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeOfLink, wishesOf } from '../../../src/main/shell/wishes';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'espalier-wishes-'));
  writeFileSync(join(folder, 'tea.csv'), 'a,b\n1,2\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('links from outside', () => {
  test.each(['run', 'study', 'model', 'dataset'])('show a %s', (view) => {
    expect(placeOfLink(`espalier://${view}/0a1b-2c`)).toBe(`#/${view}/0a1b-2c`);
  });

  test.each([
    'espalier://settings/x',
    'espalier://run/',
    'espalier://run/../../etc',
    'espalier://run/a?predict=b',
    'espalier://run/a#/settings',
    `espalier://run/${'a'.repeat(81)}`,
    'espalier:run/a',
    'ESPALIER://run/a',
    'https://example.org/espalier://run/a',
    ' espalier://run/a',
    'espalier://run/a\n',
  ])('%s leads nowhere', (link) => {
    expect(placeOfLink(link)).toBeUndefined();
  });
});

test('a command line asks for files that are there and for places; switches and folders are no wishes', () => {
  expect(wishesOf([folder, '--no-sandbox', 'tea.csv', 'coffee.csv', 'espalier://run/r1'], folder)).toEqual([
    { type: 'file', path: join(folder, 'tea.csv') },
    { type: 'place', place: '#/run/r1' },
  ]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLASS, classify } from '../../../src/main/data/columns/grammar';
import { literal, openEngine, type Engine } from '../../../src/main/data/engine/engine';
import { isNumberText } from '../../../src/shared/recipe/number-text';

describe('text that is a number', () => {
  it.each([
    '0',
    '-2.5',
    '+3',
    '.5',
    '5.',
    '1e3',
    '1E-3',
    '9007199254740992',
    '1e0001',
    '-123456789012345678e2',
  ])('%s is one', (text) => {
    expect(isNumberText(text, false)).toBe(true);
  });

  it.each([
    '',
    '.',
    '00123',
    '1,5',
    '1_000',
    '0x10',
    '1e999',
    '1e-999',
    '9007199254740993',
    '1e',
    'NaN',
    '5%',
  ])('%j is none', (text) => {
    expect(isNumberText(text, false)).toBe(false);
  });

  it('has its decimal comma, and then no point', () => {
    expect(['1,5', '1.5', '1.000,5', '15'].map((text) => isNumberText(text, true))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('the importer and the predictor read numbers alike', () => {
  let folder: string;
  let engine: Engine;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'espalier-numbers-'));
    engine = await openEngine({ folders: [folder], spill: folder });
  });
  afterAll(async () => {
    engine.close();
    await rm(folder, { recursive: true });
  });

  const digits = fc.oneof(
    fc.constantFrom('', '0', '00', '9007199254740993', '340282366920938463463374607431768211456'),
    fc.bigInt({ min: 0n, max: 2n ** 70n }).map(String),
  );
  const piece = fc.oneof(
    digits,
    fc.constantFrom('.', ',', '+', '-', 'e', 'E', 'e-', 'e3', 'e-330', 'e309', '_', ' ', 'x'),
  );
  const written = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('', '+', '-'),
        digits,
        fc.constantFrom('', '.', ','),
        digits,
        fc.constantFrom('', 'e5', 'E-7', 'e400'),
      )
      .map((parts) => parts.join('')),
    fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('')),
  );

  it.each([false, true])('decimal comma %s', async (decimalComma) => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 60, maxLength: 60 }), async (cells) => {
        const texts = cells.map((cell) => cell.trim());
        const list = texts.map((text) => `(${literal(text)})`).join(', ');
        const result = await engine.connection.runAndReadAll(
          `SELECT ${classify('cell', decimalComma)} FROM (VALUES ${list}) AS t(cell)`,
        );
        const imported = result.getRows().map(([code]) => code === CLASS.number);
        expect(texts.map((text) => [text, isNumberText(text, decimalComma)])).toEqual(
          texts.map((text, i) => [text, imported[i]]),
        );
      }),
      { numRuns: 15 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { guessKind, guessTasks } from '../../../src/main/data/guess';
import type { ColumnProfile, ColumnType } from '../../../src/shared/dataset';
import { openRoom } from './room';

const room = openRoom();

function profile(type: ColumnType, distinct: number, whole = true): ColumnProfile {
  const numbers =
    type === 'number' ? { min: 0, max: distinct - 1, mean: 0, deviation: 1, bars: [], whole } : null;
  return { name: 'c', type, missing: 0, distinct, numbers, top: [] };
}

describe('the kind of a task', () => {
  it.each([
    ['boolean', 2, true, 50, 'binary'],
    ['text', 2, true, 50, 'binary'],
    ['number', 2, true, 50, 'binary'],
    ['text', 3, true, 50, 'classes'],
    ['number', 10, true, 200, 'classes'],
    ['number', 10, true, 199, 'number'],
    ['number', 21, true, 9999, 'number'],
    ['number', 3, false, 9999, 'number'],
  ] as const)('%s with %i values (whole: %s) in %i rows is %s', (type, distinct, whole, rows, kind) => {
    expect(guessKind(profile(type, distinct, whole), rows)).toBe(kind);
  });
});

describe('a count', () => {
  const column = (change: Partial<ColumnProfile['numbers'] & object> = {}, most = '0'): ColumnProfile => ({
    ...profile('number', 25),
    numbers: { min: 0, max: 30, mean: 4, deviation: 5, bars: [], whole: true, ...change },
    top: [{ value: most, count: 60 }],
  });

  it('is guessed where it is clear: from 0 up, most often 0 or 1, and not much more spread than its mean', () => {
    expect(guessKind(column(), 300)).toBe('count');
    expect(guessKind(column({}, '1'), 300)).toBe('count');
  });

  it.each([
    ['negative numbers', column({ min: -1 })],
    ['fractions', column({ whole: false })],
    ['what never is 0, such as years', column({ min: 1 })],
    ['what mostly is large, such as ages', column({}, '34')],
    ['amounts of money, most of them 0', column({ mean: 1000, deviation: 7000 })],
  ])('is not guessed over a number: %s', (_what, of) => {
    expect(guessKind(of, 300)).toBe('number');
  });

  it('leaves few whole numbers to classes, as before', () => {
    expect(guessKind({ ...column(), distinct: 10 }, 200)).toBe('classes');
  });
});

describe('a recipe to start from', () => {
  const text = `id,site,same,x,when,species,mass\n${Array.from(
    { length: 60 },
    (_, i) =>
      `bird ${i},s${i % 4},1,${Math.sin(i)},2024-01-${String(1 + (i % 28)).padStart(2, '0')},${['a', 'b', 'c'][i % 3]},${3000 + Math.cos(i)}\n`,
  ).join('')}`;

  it('makes ids and constants ignored, targets targets, all else inputs, and stratifies by the first classes', async () => {
    const { dataset } = await room().import(text);
    const { tasks, recipe } = guessTasks(dataset, ['mass', 'species']);
    expect(tasks.map(({ name, kind, targets }) => [name, kind, targets])).toEqual([
      ['mass', 'number', ['mass']],
      ['species', 'classes', ['species']],
    ]);
    expect(recipe.columns).toEqual({
      id: { role: 'ignored' },
      site: { role: 'input' },
      same: { role: 'ignored' },
      x: { role: 'input' },
      when: { role: 'input' },
      species: { role: 'target' },
      mass: { role: 'target' },
    });
    expect(recipe.split).toMatchObject({ kind: 'stratified', by: 'species' });
    expect(guessTasks(dataset, ['mass']).recipe.split.kind).toBe('random');
  });

  it('takes no column of a single row for constant: that rows are too few is said instead', async () => {
    const { dataset } = await room().import('a,b\n1,2\n');
    expect(guessTasks(dataset, ['b']).recipe.columns['a']).toEqual({ role: 'input' });
  });

  it('asks back about a target that is not there', async () => {
    const { dataset } = await room().import(text);
    expect(() => guessTasks(dataset, ['specie'])).toThrow(
      expect.objectContaining({
        code: 'data.column-unknown',
        details: { column: 'specie', guess: 'species' },
      }),
    );
  });
});

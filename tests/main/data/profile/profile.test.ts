import { describe, expect, it } from 'vitest';
import type { ColumnProfile, Problem } from '../../../../src/shared/dataset';
import { openRoom } from '../room';

const room = openRoom();

async function profileOf(cells: readonly (string | number)[]): Promise<ColumnProfile> {
  const { dataset } = await room().import(`k,v\n${cells.map((cell, i) => `r${i},${cell}\n`).join('')}`);
  const [, column] = dataset.columns;
  if (!column) throw new Error('there is one column more');
  return column;
}

async function problemsOf(text: string): Promise<Problem[]> {
  return (await room().import(text)).dataset.problems;
}

const rowsOf = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => `${row(i)}\n`).join('');

describe('the profile of a column', () => {
  it('of numbers: range, mean, deviation of the population, and a bar an integer when they are few', async () => {
    expect(await profileOf([1, 2, 2, 5, ''])).toMatchObject({
      type: 'number',
      missing: 1,
      distinct: 3,
      numbers: {
        min: 1,
        max: 5,
        mean: (1 + 2 + 2 + 5) / 4,
        deviation: expect.closeTo(Math.sqrt((2.25 + 0.25 + 0.25 + 6.25) / 4), 12),
        whole: true,
        bars: [
          { from: 1, to: 2, count: 1 },
          { from: 2, to: 3, count: 2 },
          { from: 3, to: 4, count: 0 },
          { from: 4, to: 5, count: 0 },
          { from: 5, to: 6, count: 1 },
        ],
      },
      top: [
        { value: '2', count: 2 },
        { value: '1', count: 1 },
        { value: '5', count: 1 },
      ],
    });
  });

  it('of moments: the first and the last', async () => {
    const days = ['2024-03-09', '2023-12-31', '', '2024-01-05'];
    expect(await profileOf(days)).toMatchObject({
      type: 'time',
      times: { first: '2023-12-31', last: '2024-03-09' },
    });
  });

  it('of fractions: twenty equal bars, the last with its end', async () => {
    const { numbers } = await profileOf([0, 0.5, 0.501, 9.99, 10]);
    expect(numbers?.bars).toHaveLength(20);
    expect(numbers?.bars[0]).toEqual({ from: 0, to: 0.5, count: 1 });
    expect(numbers?.bars[1]).toEqual({ from: 0.5, to: 1, count: 2 });
    expect(numbers?.bars[19]).toEqual({ from: 9.5, to: 10, count: 2 });
  });

  it('of numbers at the edge of what a number holds stays finite', async () => {
    const { numbers } = await profileOf(['1.7e308', '-1.7e308']);
    expect(numbers).toMatchObject({
      min: -1.7e308,
      max: 1.7e308,
      mean: 0,
      bars: [{ from: -1.7e308, to: 1.7e308, count: 2 }],
    });
    expect((numbers?.deviation ?? 0) / 1.7e308).toBeCloseTo(1, 12);
    const equal = await profileOf([3.25, 3.25]);
    expect(equal.numbers).toMatchObject({ deviation: 0, bars: [{ from: 3.25, to: 3.25, count: 2 }] });
  });

  it('of words, yes and no, and days: the most frequent first', async () => {
    expect(
      (await profileOf(['b', 'a', 'b', 'c', 'a', 'b'])).top.map(({ value, count }) => value + count),
    ).toEqual(['b3', 'a2', 'c1']);
    expect((await profileOf(['true', 'false', 'true'])).top).toEqual([
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ]);
    expect((await profileOf(['2024-01-02', '2024-01-02', ''])).top).toEqual([
      { value: '2024-01-02', count: 2 },
    ]);
    expect((await profileOf(Array.from({ length: 30 }, (_, i) => `w${i}`))).top).toHaveLength(10);
  });
});

describe('C26: problems', () => {
  it('a column that never changes, and one that is another in every row', async () => {
    expect(await problemsOf(`id,same,x\n${rowsOf(9, (i) => `n${i},7,${i % 3}`)}`)).toEqual([
      { kind: 'unique', column: 'id', count: 9, rows: [], subject: null, remedy: 'ignore-column' },
      { kind: 'constant', column: 'same', count: 9, rows: [], subject: null, remedy: 'ignore-column' },
    ]);
  });

  it('names of rows are unique even where a few rows are there twice', async () => {
    const row = (i: number): string => `P${i},${(i * 7) % 13}`;
    const problems = await problemsOf(`name,age\n${rowsOf(120, row)}${rowsOf(2, row)}`);
    expect(problems.map(({ kind, column }) => [kind, column])).toContainEqual(['unique', 'name']);
    const half = await problemsOf(`name,age\n${rowsOf(120, row)}${rowsOf(60, row)}`);
    expect(half.map(({ kind }) => kind)).not.toContain('unique');
  });

  it('a row counter is unique, measured numbers are not', async () => {
    const problems = await problemsOf(`row,x\n${rowsOf(12, (i) => `${i + 5},${i * i + 0.5}`)}`);
    expect(problems.map(({ kind, column }) => [kind, column])).toEqual([['unique', 'row']]);
  });

  it('a column that is hardly ever filled, with where it is', async () => {
    const problems = await problemsOf(`x,rare\n${rowsOf(40, (i) => `${i % 5},${i === 30 ? 'here' : ''}`)}`);
    expect(problems).toContainEqual({
      kind: 'near-empty',
      column: 'rare',
      count: 39,
      rows: [31],
      subject: null,
      remedy: 'ignore-column',
    });
  });

  it('rows that repeat earlier ones, with the first three repetitions', async () => {
    const problems = await problemsOf('a,b\nx,1\ny,2\nx,1\n\nx,1\ny,2\nx,3\ny,2\n');
    expect(problems).toEqual([
      {
        kind: 'duplicates',
        column: null,
        count: 4,
        rows: [3, 4, 5],
        subject: null,
        remedy: 'drop-duplicates',
      },
    ]);
  });
});

describe('C26: columns that give another one away', () => {
  const leaksOf = async (
    header: string,
    row: (i: number) => (string | number)[],
    count = 60,
  ): Promise<unknown[]> => {
    const problems = await problemsOf(`${header}\n${rowsOf(count, (i) => row(i).join(','))}`);
    return problems.filter(({ kind }) => kind === 'leak').map(({ column, subject }) => [column, subject]);
  };

  it('the same in another unit', async () => {
    const wave = (i: number): number => Math.sin(i * 1.7) * 10;
    expect(
      await leaksOf('celsius,noise,fahrenheit', (i) => [wave(i), Math.cos(i * i), wave(i) * 1.8 + 32]),
    ).toEqual([['fahrenheit', 'celsius']]);
  });

  it('the same under other names', async () => {
    const kinds = ['Adelie', 'Gentoo', 'Chinstrap'];
    expect(
      await leaksOf('code,species,mass', (i) => [(i * i) % 3, kinds[(i * i) % 3] ?? '', Math.sin(i)]),
    ).toEqual([['species', 'code']]);
  });

  it('not what only goes along with it', async () => {
    const wave = (i: number): number => Math.sin(i * 1.7) * 10;
    expect(
      await leaksOf('a,b,c', (i) => [wave(i), wave(i) + Math.cos(i * 3.1) * 0.3, i % 2 === 0 ? 'x' : 'y']),
    ).toEqual([]);
  });

  it('not the neighbouring points of a curve', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `nm${i}`).join(',');
    expect(
      await leaksOf(names, (i) =>
        Array.from({ length: 8 }, (_, k) => Math.sin(i * 1.7) + k * 0.0001 * Math.cos(i)),
      ),
    ).toEqual([]);
  });

  it('not two columns that agree in the first rows only', async () => {
    expect(await leaksOf('a,b', (i) => [i % 4, i < 4900 ? (i % 4) + 10 : ((i + 1) % 4) + 10], 5000)).toEqual(
      [],
    );
  });

  it('not by chance in a table of few rows', async () => {
    expect(await leaksOf('a,b', (i) => [i % 2, (i % 2) + 5], 10)).toEqual([]);
  });
});

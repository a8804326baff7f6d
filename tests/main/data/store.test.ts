import { readdir, readFile, writeFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/shared/dataset';
import { openDatasetStore } from '../../../src/main/data/store';
import { openRoom, quiet, refusalOf } from './room';

const room = openRoom();

const COUNTED = `id,half,word\n${Array.from({ length: 5000 }, (_, i) => `${i},${i / 2},w${i % 7}\n`).join('')}`;

const left = (): Promise<string[]> => readdir(join(room().folder, 'datasets'));

describe('pages and columns', () => {
  it('a page is rows by row id, in the order of the file', async () => {
    const { dataset } = await room().import(COUNTED);
    expect(await room().store.page(dataset.id, 4998, 500)).toEqual({
      total: 5000,
      rows: [
        [4998, 2499, `w${4998 % 7}`],
        [4999, 2499.5, `w${4999 % 7}`],
      ],
    });
    expect((await room().store.page(dataset.id, 9000, 5)).rows).toEqual([]);
  });

  it('rows are found by a bar of a histogram, by a value or by being missing, and sorted with missing ones last', async () => {
    const { dataset } = await room().import('n,word\n3,a\n,b\n1,a\n2,\n5,a\n');
    const { store } = room();
    const bar = { kind: 'range', column: 'n', from: 1, to: 3, last: false } as const;
    const found = await store.find(dataset.id, { filters: [bar], sort: null }, 0, 9);
    expect(found).toEqual({
      total: 2,
      ids: [2, 3],
      rows: [
        [1, 'a'],
        [2, null],
      ],
    });
    expect(
      (await store.find(dataset.id, { filters: [{ ...bar, last: true }], sort: null }, 0, 9)).ids,
    ).toEqual([0, 2, 3]);
    const word = { kind: 'value', column: 'word', value: 'a' } as const;
    const sorted = { filters: [word], sort: { column: 'n', descending: true } };
    expect((await store.find(dataset.id, sorted, 1, 1)).ids).toEqual([0]);
    const missing = { kind: 'missing', column: 'word' } as const;
    expect((await store.find(dataset.id, { filters: [missing], sort: null }, 0, 9)).ids).toEqual([3]);
    const up = { filters: [], sort: { column: 'n', descending: false } };
    expect((await store.find(dataset.id, up, 0, 9)).ids).toEqual([2, 3, 0, 4, 1]);
  });

  it('a value that looks like SQL is a value', async () => {
    const { dataset } = await room().import("a\nx\n' OR 1=1 --\n");
    const filters = [{ kind: 'value', column: 'a', value: "' OR 1=1 --" } as const];
    expect((await room().store.find(dataset.id, { filters, sort: null }, 0, 9)).ids).toEqual([1]);
  });

  it('columns stream whole, in chunks that say where they begin', async () => {
    const { dataset } = await room().import(COUNTED);
    const halves: Cell[] = [];
    for await (const { first, columns } of room().store.rows(dataset.id, ['half', 'id'])) {
      expect(first).toBe(halves.length);
      expect(columns).toHaveLength(2);
      halves.push(...(columns[0] ?? []));
    }
    expect(halves).toEqual(Array.from({ length: 5000 }, (_, i) => i / 2));
  });

  it('two streams and a page at once do not disturb each other', async () => {
    const { dataset } = await room().import(COUNTED);
    const sum = async (column: string): Promise<number> => {
      let total = 0;
      for await (const { columns } of room().store.rows(dataset.id, [column])) {
        for (const cell of columns[0] ?? []) total += Number(cell);
        await room().store.page(dataset.id, 0, 3);
      }
      return total;
    };
    const whole = (5000 * 4999) / 2;
    expect(await Promise.all([sum('id'), sum('half')])).toEqual([whole, whole / 2]);
  });

  it('what is not there is refused by name', async () => {
    const { dataset } = await room().import(COUNTED);
    const all = async (id: string, column: string): Promise<void> => {
      for await (const _ of room().store.rows(id, [column]));
    };
    expect(await refusalOf(all(dataset.id, 'halve'))).toEqual({
      code: 'data.column-unknown',
      details: { column: 'halve', guess: 'half' },
    });
    expect((await refusalOf(room().store.get('0123456789abcdef'))).code).toBe('data.unknown');
    expect((await refusalOf(room().store.page('../../etc', 0, 1))).code).toBe('data.unknown');
  });
});

describe('whatever a table holds', () => {
  it('text comes back to the letter', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/^[\s]*$|\0|[\ud800-\udfff]/.test(text));
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        async (rows, delimiter, line) => {
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const lines = [['a', 'b'], ...rows].map((row) => row.map(quoted).join(delimiter));
          const types = { a: 'text', b: 'text' } as const;
          const { dataset } = await room().import(lines.join(line), { delimiter, header: true, types });
          const back = (await room().store.page(dataset.id, 0, 500)).rows;
          const missing = /^\s*(na|n\/a|null|nan|-|\?)\s*$/i;
          expect(back).toEqual(rows.map((row) => row.map((text) => (missing.test(text) ? null : text))));
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);

  it('numbers come back to the bit', async () => {
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Number.isInteger(value) || Math.abs(value) <= 2 ** 53 || Math.abs(value) >= 1e21);
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 300 }), async (numbers) => {
        const { dataset } = await room().import(
          `n,k\n${numbers.map((value) => `${Object.is(value, -0) ? '-0' : value},x\n`).join('')}`,
        );
        const back = (await room().store.page(dataset.id, 0, 500)).rows.map((row) => row[0]);
        expect(back).toEqual(numbers);
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe('nothing partial', () => {
  it.each([
    ['reading', 0],
    ['storing', 0],
    ['profiling', 0],
  ])('a cancel while %s leaves no byte', async (stage) => {
    const path = await room().file(
      `x,y\n${Array.from({ length: 60_000 }, (_, i) => `${i},${i % 13}\n`).join('')}`,
    );
    const before = await left();
    const cancel = new AbortController();
    const progress = (now: string): void => {
      if (now === stage) cancel.abort();
    };
    // Small tables pass some stages without a word; then the first word after it cancels.
    const late = (now: string): void =>
      stage === 'storing' && now === 'profiling' ? cancel.abort() : progress(now);
    expect(
      await refusalOf(room().store.import(path, 'big.csv', {}, { signal: cancel.signal, progress: late })),
    ).toEqual({ code: 'system.cancelled', details: {} });
    expect(await left()).toEqual(before);
  });

  it('a cancel before the beginning imports nothing', async () => {
    const cancelled = { ...quiet, signal: AbortSignal.abort() };
    expect(
      (await refusalOf(room().store.import(await room().file('a,b\nx,1\n'), 'a.csv', {}, cancelled))).code,
    ).toBe('system.cancelled');
  });

  it('a store that opens clears what an ended process left, and keeps what is whole', async () => {
    const { dataset } = await room().import('p,q\nx,1\ny,2\n');
    const folder = join(room().folder, 'second');
    const first = await openDatasetStore(folder);
    const { dataset: kept } = await first.import(
      await room().file('p,q\nx,1\ny,2\n'),
      'again.csv',
      {},
      quiet,
    );
    await first.close();
    await mkdir(join(folder, '.work-abc'));
    await writeFile(join(folder, '.work-abc', 'data.duckdb'), 'half');
    const second = await openDatasetStore(folder);
    expect(await readdir(folder)).toEqual([kept.id]);
    expect(kept.id).toBe(dataset.id);
    expect((await second.page(kept.id, 0, 5)).rows).toEqual([
      ['x', 1],
      ['y', 2],
    ]);
    await second.close();
  });

  it('the same file twice at once is one dataset', async () => {
    const text = `m,n\n${'a,1\nb,2\n'.repeat(3000)}`;
    const [one, other] = await Promise.all([room().import(text), room().import(text)]);
    expect(one.dataset.id).toBe(other.dataset.id);
    expect([one.known, other.known].filter(Boolean)).toHaveLength(1);
  });
});

describe('stored data that were touched', () => {
  it.each([
    ['a shorter table', async (folder: string) => writeFile(join(folder, 'data.duckdb'), 'short')],
    ['no description', async (folder: string) => writeFile(join(folder, 'dataset.json'), '{')],
    [
      'other bytes in the table',
      async (folder: string) => {
        const path = join(folder, 'data.duckdb');
        const bytes = await readFile(path);
        await writeFile(path, bytes.fill(0x55, 4096));
      },
    ],
  ])('%s: refused, and gone from no list but its own', async (_, touch) => {
    const folder = join(room().folder, `touched-${_.length}`);
    const store = await openDatasetStore(folder);
    const imported = await store.import(await room().file(COUNTED), 'counted.csv', {}, quiet);
    await touch(join(folder, imported.dataset.id));
    expect(await refusalOf(store.page(imported.dataset.id, 0, 5000))).toEqual({
      code: 'data.damaged',
      details: { dataset: imported.dataset.id },
    });
    await store.close();
  });

  it.runIf(process.platform !== 'win32')('is for its owner only', async () => {
    const { dataset } = await room().import(COUNTED);
    const folder = join(room().folder, 'datasets', dataset.id);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });
});

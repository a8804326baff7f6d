import { expect, test } from 'vitest';
import { PagedRows, type Page } from '../../../src/renderer/state/paged.svelte';
import { AppError } from '../../../src/shared/errors/app-error';

/** A list of the numbers from 0 that remembers what it was asked. */
function aList(total: number): { rows: PagedRows<number>; asked: number[] } {
  const asked: number[] = [];
  const rows = new PagedRows<number>(10, (from, count) => {
    asked.push(from);
    const length = Math.max(0, Math.min(count, total - from));
    return Promise.resolve({ total, rows: Array.from({ length }, (_, i) => from + i) });
  });
  return { rows, asked };
}

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

test('pages come once, when a row of them is needed', async () => {
  const { rows, asked } = aList(100);
  rows.need(5, 25);
  rows.need(8, 28);
  await settled();
  expect(asked).toEqual([0, 10, 20]);
  expect([rows.at(0), rows.at(27), rows.at(30)]).toEqual([0, 27, undefined]);
  expect(rows.total).toBe(100);
});

test('far scrolling forgets the oldest pages and asks for them again', async () => {
  const { rows, asked } = aList(1000);
  for (let first = 0; first < 600; first += 10) {
    rows.need(first, first);
    await settled();
  }
  expect(rows.at(0)).toBeUndefined();
  rows.need(0, 0);
  await settled();
  expect(rows.at(0)).toBe(0);
  expect(asked.filter((from) => from === 0)).toHaveLength(2);
});

test('a list that is asked for again forgets pages of before', async () => {
  const { rows } = aList(100);
  rows.need(0, 25);
  await settled();
  await rows.reload();
  expect([rows.at(3), rows.at(15)]).toEqual([3, undefined]);
});

test('an answer that comes after the list was asked for again is not shown', async () => {
  const waiting: ((page: Page<string>) => void)[] = [];
  const rows = new PagedRows<string>(10, () => new Promise((resolve) => waiting.push(resolve)));
  rows.need(0, 0);
  const again = rows.reload();
  waiting[1]?.({ total: 1, rows: ['new'] });
  waiting[0]?.({ total: 1, rows: ['old'] });
  await again;
  await settled();
  expect(rows.at(0)).toBe('new');
});

test('a refusal is kept, and the page can be asked for again', async () => {
  let refuse = true;
  const rows = new PagedRows<number>(10, () =>
    refuse
      ? Promise.reject(new AppError('data.unknown', { dataset: 'd' }))
      : Promise.resolve({ total: 1, rows: [7] }),
  );
  rows.need(0, 0);
  await settled();
  expect(rows.failure?.code).toBe('data.unknown');
  refuse = false;
  rows.need(0, 0);
  await settled();
  expect([rows.failure, rows.at(0)]).toEqual([undefined, 7]);
});

import { expect, test } from 'vitest';
import { firstRow, MOST_SLOTS } from '../../../src/renderer/components/table/rows';

test('up to the limit every row has its slot', () => {
  expect(firstRow(123, 20, MOST_SLOTS)).toBe(123);
});

test('a longer table begins and ends where its scroll bar does', () => {
  const rows = 2_184_512;
  expect(firstRow(0, 20, rows)).toBe(0);
  expect(firstRow(MOST_SLOTS - 20, 20, rows)).toBe(rows - 20);
});

test('rows go on with the slots', () => {
  const rows = 2_000_000;
  expect(firstRow(MOST_SLOTS / 2, 20, rows)).toBeGreaterThan(rows * 0.49);
  expect(firstRow(MOST_SLOTS / 2, 20, rows)).toBeLessThan(rows * 0.51);
});

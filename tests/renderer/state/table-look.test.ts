import { describe, expect, test } from 'vitest';
import { TableLook } from '../../../src/renderer/state/table-look.svelte';

const bar = { kind: 'range', column: 'year', from: 1, to: 2, last: false } as const;
const missing = { kind: 'missing', column: 'sex' } as const;

describe('how a person looks at a table', () => {
  test('a filter is put on and taken off by the same click, one a column', () => {
    const look = new TableLook();
    look.toggle(bar);
    look.toggle(missing);
    look.toggle({ ...bar, from: 2, to: 3 });
    expect(look.filters).toEqual([missing, { ...bar, from: 2, to: 3 }]);
    look.toggle({ ...missing });
    expect(look.has(missing)).toBe(false);
  });

  test('a column is sorted upwards, downwards, then no more', () => {
    const look = new TableLook();
    look.sortBy('year');
    expect(look.sort).toEqual({ column: 'year', descending: false });
    look.sortBy('year');
    expect(look.sort?.descending).toBe(true);
    look.sortBy('year');
    expect(look.sort).toBeNull();
  });

  test('columns are pinned in the order they are asked for', () => {
    const look = new TableLook();
    look.pin('year');
    look.pin('sex');
    look.pin('year');
    expect(look.pinned).toEqual(['sex']);
  });
});

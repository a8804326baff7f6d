import { describe, expect, it } from 'vitest';
import { rowWeights } from '../../../../src/main/data/labels/weights';

const refusal = (cells: (string | number | null)[]) => () => rowWeights('w', cells, Int32Array.of(0, 1, 2));

describe('row weights', () => {
  it('are the cells of the training rows', () => {
    expect([...rowWeights('w', [1, 0, 2.5, null], Int32Array.of(2, 0, 1))]).toEqual([2.5, 1, 0]);
  });

  it('are refused where one is missing, negative or no number, with its row', () => {
    for (const [cell, value] of [
      [null, ''],
      [-1, '-1'],
      ['heavy', 'heavy'],
      [Infinity, 'Infinity'],
    ] as const)
      expect(refusal([1, cell, 1])).toThrow(
        expect.objectContaining({ code: 'data.weight', details: { column: 'w', row: 2, value } }),
      );
  });

  it('are refused where no row counts', () => {
    expect(refusal([0, 0, 0])).toThrow(expect.objectContaining({ code: 'data.no-weight' }));
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/shared/random/stream';
import { batchesOf } from '../../../src/worker/run/told';
import { epochOrder, layoutOf, PIECES, rowsAt, type Layout } from '../../../src/worker/run/order';

const orderOf = (seed: number, epoch: number, rows: number, layout: Layout): number[][] =>
  [...epochOrder(seed, epoch, rows, layout)].map((block) => [...rowsAt(block)]);
const ascending = (rows: readonly number[]): number[] => [...rows].sort((a, b) => a - b);
const layouts = fc.record({ strip: fc.integer({ min: 1, max: 9 }), block: fc.integer({ min: 1, max: 40 }) });

describe('the order of an epoch', () => {
  it('takes every row once, in blocks of equal size but for the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), layouts, (rows, layout) => {
        const blocks = orderOf(1, 1, rows, layout);
        expect(ascending(blocks.flat())).toEqual(Array.from({ length: rows }, (_, row) => row));
        for (const block of blocks.slice(0, -1)) expect(block).toHaveLength(layout.block);
      }),
    );
  });

  it('reads what stands together in one piece, and each row in one block only', () => {
    for (const { runs, order } of epochOrder(1, 1, 103, { strip: 5, block: 20 })) {
      expect(runs.reduce((sum, run) => sum + run.rows, 0)).toBe(order.length);
      expect(runs.length).toBeLessThanOrEqual(20 / 5 + 2);
    }
  });

  it('follows from seed and epoch alone', () => {
    const layout = { strip: 4, block: 16 };
    expect(orderOf(1, 3, 50, layout)).toEqual(orderOf(1, 3, 50, layout));
    expect(orderOf(1, 4, 50, layout)).not.toEqual(orderOf(1, 3, 50, layout));
    expect(orderOf(2, 3, 50, layout)).not.toEqual(orderOf(1, 3, 50, layout));
  });

  it('is a plain permutation of rows that fit into one block', () => {
    const [block] = orderOf(7, 2, 50, { strip: 4, block: 50 });
    expect(block).toEqual([...stream(7, 'order', 2).permutation(50)]);
  });

  it('brings rows from all over a sorted table into every block', () => {
    for (const block of orderOf(1, 1, 10_000, { strip: 10, block: 1000 })) {
      const mean = block.reduce((sum, row) => sum + row, 0) / block.length;
      // 100 strips: the mean of a block has a standard deviation of 10,000 / sqrt(12 x 100), about 290.
      expect(Math.abs(mean - 5000)).toBeLessThan(4 * 290);
    }
  });

  it('is cut into batches of which the last may be short', () => {
    expect([batchesOf(64, 32), batchesOf(65, 32), batchesOf(5, 32)]).toEqual([2, 3, 1]);
  });
});

describe('the layout of blocks', () => {
  it('has whole batches of about 64 MiB, and strips of a quarter of one', () => {
    expect(layoutOf(400, 32, PIECES)).toEqual({ strip: 655, block: 5242 * 32 });
    expect(layoutOf(400, 1_000_000, PIECES).block).toBe(1_000_000);
    expect(layoutOf(10_000_000, 1, PIECES)).toEqual({ strip: 1, block: 6 });
  });
});

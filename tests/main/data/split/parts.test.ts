import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partSizes, splitRows } from '../../../../src/main/data/split/parts';
import type { Parts } from '../../../../src/main/data/split/shares';
import { shares } from '../../../../src/main/data/split/stratified';
import type { Cell } from '../../../../src/shared/dataset';
import { AppError } from '../../../../src/shared/errors/app-error';
import type { Split } from '../../../../src/shared/recipe/recipe';

const seed = fc.integer({ min: 0, max: 0xffffffff });
const value = fc.oneof(fc.constantFrom<Cell>('a', 'b', 'c', null), fc.integer({ min: 0, max: 5 }));
const table = fc.array(value, { minLength: 10, maxLength: 120 });
const kind = fc.constantFrom<Split['kind']>('random', 'stratified', 'group', 'time');
const share = fc.double({ min: 0, max: 0.4, noNaN: true });

const all = ({ train, validation, test }: Parts): number[] => [...train, ...validation, ...test];

/** The parts, or undefined where a group that is most of the table leaves nothing to train on. */
function split(by: readonly Cell[], of: Split, at: number): Parts | undefined {
  try {
    return splitRows(by.length, of, at, by);
  } catch (thrown) {
    if (of.kind === 'group' && thrown instanceof AppError && thrown.code === 'plan.split') return undefined;
    throw thrown;
  }
}

describe('any split', () => {
  it('shares out every row once, each part in the order of the table', () => {
    fc.assert(
      fc.property(table, kind, share, share, seed, (by, of, validation, test, at) => {
        const parts = split(by, { kind: of, validation, test }, at);
        if (!parts) return;
        expect(all(parts).sort((a, b) => a - b)).toEqual(by.map((_, row) => row));
        for (const part of Object.values(parts)) expect([...part]).toEqual([...part].sort((a, b) => a - b));
      }),
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(table, kind, seed, (by, of, at) => {
        const same: Split = { kind: of, validation: 0.2, test: 0.2 };
        expect(split(by, same, at)).toEqual(split(by, same, at));
      }),
    );
  });

  it('has the sizes asked for, except that groups stay whole', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom<Split['kind']>('random', 'stratified', 'time'),
        share,
        fc.integer({ min: 1, max: 4 }),
        seed,
        (by, of, validation, test, at) => {
          const parts = splitRows(by.length, { kind: of, validation, test }, at, by);
          expect(parts.validation).toHaveLength(Math.round(validation * by.length));
          expect(parts.test).toHaveLength(test);
        },
      ),
    );
  });

  it('differs between seeds', () => {
    const by = Array.from({ length: 60 }, (_, i) => `g${i % 20}`);
    for (const of of ['random', 'stratified', 'group'] as const) {
      const tests = [1, 2, 3].map((at) =>
        splitRows(60, { kind: of, validation: 0.2, test: 0.2 }, at, by).test.join(),
      );
      expect(new Set(tests).size).toBe(3);
    }
  });
});

describe('sizes', () => {
  it('below 1 are shares, from 1 on rows', () => {
    expect(partSizes(200, { validation: 0.15, test: 40 })).toEqual({ validation: 30, test: 40 });
    expect(partSizes(10, { validation: 0, test: 1 })).toEqual({ validation: 0, test: 1 });
  });

  it('that leave nothing for training are refused', () => {
    const refused = (): unknown => partSizes(100, { validation: 60, test: 0.5 });
    expect(refused).toThrow(
      expect.objectContaining({ code: 'plan.split', details: { rows: 0, taken: 110, total: 100 } }),
    );
    expect(() => partSizes(0, { validation: 0, test: 0 })).toThrow(AppError);
  });
});

describe('a stratified split', () => {
  it('gives each part its share of every stratum, within one row', () => {
    fc.assert(
      fc.property(table, share, share, seed, (by, validation, test, at) => {
        const parts = splitRows(by.length, { kind: 'stratified', validation, test }, at, by);
        for (const stratum of new Set(by)) {
          const members = by.filter((cell) => cell === stratum).length;
          for (const part of ['validation', 'test'] as const) {
            const exact = (members * parts[part].length) / by.length;
            const found = [...parts[part]].filter((row) => by[row] === stratum).length;
            expect(Math.abs(found - exact)).toBeLessThan(2);
          }
        }
      }),
    );
  });

  it('draws among strata of one row instead of taking the first', () => {
    const by = Array.from({ length: 50 }, (_, i) => `only ${i}`);
    const { test } = splitRows(50, { kind: 'stratified', validation: 0, test: 10 }, 1, by);
    expect([...test]).not.toEqual(Array.from({ length: 10 }, (_, i) => i));
  });

  it('shares are whole, sum to what is wanted and are at most one from exact', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const total = of.reduce((sum, count) => sum + count, 0);
        const wanted = Math.floor(total * part);
        const found = shares(
          of,
          wanted,
          Int32Array.from(of, (_, i) => i),
        );
        expect(found.reduce((sum, count) => sum + count, 0)).toBe(wanted);
        found.forEach((count, i) => {
          expect(Math.abs(count - ((of[i] ?? 0) * wanted) / Math.max(1, total))).toBeLessThan(1);
          expect(count).toBeLessThanOrEqual(of[i] ?? 0);
        });
      }),
    );
  });
});

describe('a split by group', () => {
  it('never lets a group straddle two parts; rows without a group are one', () => {
    fc.assert(
      fc.property(table, share, share, seed, (by, validation, test, at) => {
        const parts = split(by, { kind: 'group', validation, test }, at);
        if (!parts) return;
        const homes = new Map<Cell, string>();
        for (const [part, rows] of Object.entries(parts)) {
          for (const row of rows) {
            const group = by[row] ?? null;
            expect(homes.get(group) ?? part).toBe(part);
            homes.set(group, part);
          }
        }
      }),
    );
  });

  it('misses its sizes by at most half of its largest group', () => {
    const by = Array.from({ length: 300 }, (_, i) => `g${i % 30}`);
    fc.assert(
      fc.property(seed, (at) => {
        const parts = splitRows(300, { kind: 'group', validation: 45, test: 0.2 }, at, by);
        expect(Math.abs(parts.validation.length - 45)).toBeLessThanOrEqual(5);
        expect(Math.abs(parts.test.length - 60)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('refuses when one group is the whole table', () => {
    expect(() =>
      splitRows(
        10,
        { kind: 'group', validation: 0, test: 9 },
        1,
        Array.from({ length: 10 }, () => 'g'),
      ),
    ).toThrow(expect.objectContaining({ code: 'plan.split' }));
  });
});

describe('a split by time', () => {
  it('trains on what came first, validates on what came next, tests on what came last', () => {
    const time = fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null)), {
      minLength: 10,
      maxLength: 60,
    });
    fc.assert(
      fc.property(time, share, share, seed, (by, validation, test, at) => {
        const parts = splitRows(by.length, { kind: 'time', validation, test }, at, by);
        const times = (rows: Int32Array): number[] => [...rows].map((row) => by[row] ?? -Infinity);
        expect(Math.max(-Infinity, ...times(parts.train))).toBeLessThanOrEqual(
          Math.min(Infinity, ...times(parts.validation)),
        );
        expect(Math.max(-Infinity, ...times(parts.train), ...times(parts.validation))).toBeLessThanOrEqual(
          Math.min(Infinity, ...times(parts.test)),
        );
      }),
    );
  });
});

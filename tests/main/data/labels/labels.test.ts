import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellColumn } from '../../../../src/main/data/labels/cell-column';
import {
  hideLabels,
  isLabelled,
  shuffleLabels,
  type RawLabels,
} from '../../../../src/main/data/labels/labels';
import type { Cell } from '../../../../src/shared/dataset';
import { recipe as recipeSchema, type Recipe } from '../../../../src/shared/recipe/recipe';

function columnOf(cells: readonly Cell[]): CellColumn {
  const column = CellColumn.of(cells.length);
  cells.forEach((cell, row) => column.put(row, cell));
  return column;
}

const labelsOf = (cells: readonly Cell[], name = 'y'): RawLabels => ({
  task: { name, kind: 'classes', targets: [name], weight: 1 },
  targets: [{ type: 'text', cells: columnOf(cells) }],
});

const recipeOf = (part: Partial<Recipe>): Recipe =>
  recipeSchema.parse({ columns: {}, split: { kind: 'random' }, ...part });

const cellsOf = ({ targets: [target] }: RawLabels): Cell[] =>
  Array.from({ length: 60 }, (_, row) => target?.cells.at(row) ?? null);

const visible = (labels: RawLabels): number[] =>
  cellsOf(labels).flatMap((cell, row) => (cell === null ? [] : [row]));

const cells = Array.from({ length: 60 }, (_, i): Cell =>
  i % 10 === 0 ? null : (['a', 'b', 'c'][i % 3] ?? null),
);
const train = Int32Array.from({ length: 40 }, (_, i) => i);

function kept(keep: number, seed: number, each = false): number[] {
  const labels = labelsOf(cells);
  hideLabels(labels, train, recipeOf({ keepLabels: { y: { keep, each } } }), seed);
  return visible(labels);
}

describe('hiding labels', () => {
  it('keeps so many in the training part, and all elsewhere', () => {
    const rows = kept(5, 1);
    expect(rows.filter((row) => row < 40)).toHaveLength(5);
    expect(rows.filter((row) => row >= 40)).toEqual(visible(labelsOf(cells)).filter((row) => row >= 40));
  });

  it('keeps so many of each class when asked', () => {
    const found = kept(2, 3, true)
      .filter((row) => row < 40)
      .map((row) => cells[row]);
    expect(found.sort()).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  });

  it('keeps the same for the same seed, others for another, and fewer out of more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (seed, keep, each) => {
          const few = each ? Math.ceil(keep / 2) : keep;
          const more = kept(each ? 10 : 30, seed, each);
          expect(kept(few, seed, each)).toEqual(kept(few, seed, each));
          expect(new Set(more)).toEqual(new Set([...more, ...kept(few, seed, each)]));
        },
      ),
    );
    expect(kept(5, 1)).not.toEqual(kept(5, 2));
  });

  it('does not depend on other tasks', () => {
    const [y, other] = [
      labelsOf(cells),
      labelsOf(
        cells.map((cell) => (cell === 'a' ? null : cell)),
        'other',
      ),
    ];
    const recipe = recipeOf({ keepLabels: { y: { keep: 5, each: false }, other: { keep: 3, each: false } } });
    hideLabels(other, train, recipe, 1);
    hideLabels(y, train, recipe, 1);
    expect(visible(y)).toEqual(kept(5, 1));
  });

  it('refuses to keep more than there are', () => {
    expect(() => kept(37, 1)).toThrow(
      expect.objectContaining({ code: 'plan.too-few-labels', details: { task: 'y', keep: 37, found: 36 } }),
    );
    expect(() => kept(15, 1, true)).toThrow(expect.objectContaining({ code: 'plan.too-few-labels' }));
  });
});

describe('shuffling labels', () => {
  it('moves labels among the labelled training rows and nowhere else', () => {
    const labels = labelsOf(cells);
    shuffleLabels(labels, train, recipeOf({ shuffleLabels: ['y'] }), 7);
    const after = cellsOf(labels);
    expect(after.slice(40)).toEqual(cells.slice(40));
    expect(after.map((cell) => cell === null)).toEqual(cells.map((cell) => cell === null));
    expect([...after].sort()).toEqual([...cells].sort());
    expect(after).not.toEqual(cells);
  });

  it('leaves tasks alone that are not named', () => {
    const labels = labelsOf(cells);
    shuffleLabels(labels, train, recipeOf({ shuffleLabels: ['x'] }), 7);
    expect(cellsOf(labels)).toEqual(cells);
  });
});

it('a row of several targets is labelled when all of them are', () => {
  const labels: RawLabels = {
    task: { name: 'm', kind: 'multi-label', targets: ['a', 'b'], weight: 1 },
    targets: [
      { type: 'boolean', cells: columnOf([true, true, null]) },
      { type: 'boolean', cells: columnOf([false, null, true]) },
    ],
  };
  expect([0, 1, 2].map((row) => isLabelled(labels, row))).toEqual([true, false, false]);
});

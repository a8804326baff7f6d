/** The type of a column, from how many cells are of which class. */
import type { ColumnType } from '../../../shared/dataset';
import { CLASS, type ClassName } from './grammar';

/** Cells a class. */
export type ClassCounts = ReadonlyMap<number, number>;

/** Cells that hold a value. */
export function valuesIn(counts: ClassCounts): number {
  let values = 0;
  for (const [code, cells] of counts) if (code !== CLASS.blank && code !== CLASS.marker) values += cells;
  return values;
}

export function cellsOf(counts: ClassCounts, ...names: ClassName[]): number {
  return names.reduce((sum, name) => sum + (counts.get(CLASS[name]) ?? 0), 0);
}

/** A type only when every value is of it; text otherwise, and when there is no value at all. */
export function typeOf(counts: ClassCounts): ColumnType {
  const values = valuesIn(counts);
  if (values === 0) return 'text';
  if (cellsOf(counts, 'number') === values) return 'number';
  if (cellsOf(counts, 'boolean') === values) return 'boolean';
  return cellsOf(counts, 'date', 'moment') === values ? 'time' : 'text';
}

/**
 * Classes of one type, when at least half of the values and not all are of it: the column is mixed. Digits that are
 * kept as text, because of a leading zero or their length, are identifiers among identifiers and mix nothing.
 */
export function mainClasses(counts: ClassCounts): readonly ClassName[] | undefined {
  const values = valuesIn(counts);
  if (cellsOf(counts, 'number', 'zeros', 'precision') === values) return undefined;
  const kinds: readonly (readonly ClassName[])[] = [['number'], ['boolean'], ['date', 'moment']];
  return kinds.find((names) => {
    const cells = cellsOf(counts, ...names);
    return cells < values && cells * 2 >= values;
  });
}

/** Whether a column could still turn out to be anything but plain text. */
export function isUndecided(counts: ClassCounts): boolean {
  const plain = cellsOf(counts, 'text', 'ambiguous');
  return plain * 2 <= valuesIn(counts);
}

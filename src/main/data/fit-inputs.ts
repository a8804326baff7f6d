import type { Cell } from '../../shared/dataset';
import { levelOf } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';
import { embeddingDimension, encodingFor, type InputColumn } from './columns';

/** What the training rows teach about one column, gathered a row at a time (Welford, 1962, for mean and variance). */
interface Gathered {
  count: number;
  mean: number;
  squares: number;
  missing: number;
  readonly levels: Set<string>;
}

export interface InputFitter {
  /** One training row: a cell a column. Moments must be numbers already. */
  add(cells: readonly Cell[]): void;
  fitted(): FittedInput[];
}

/** Fits the inputs on training rows only. */
export function inputFitter(columns: readonly InputColumn[]): InputFitter {
  const gathered = columns.map((): Gathered => ({
    count: 0,
    mean: 0,
    squares: 0,
    missing: 0,
    levels: new Set(),
  }));
  return {
    add(cells) {
      columns.forEach((column, i) => gather(gathered[i] as Gathered, cells[i] ?? null, isNumeric(column)));
    },
    fitted: () => columns.map((column, i) => fitOne(column, gathered[i] as Gathered)),
  };
}

/** Whether a column's numbers are standardised; a said one-hot or embedding makes categories of numbers. */
export function isNumeric(column: InputColumn): boolean {
  const kind = column.encoding?.kind ?? 'standard';
  return kind === 'standard' && (column.profile.type === 'number' || column.profile.type === 'time');
}

function gather(into: Gathered, cell: Cell, numeric: boolean): void {
  if (!numeric) {
    const level = levelOf(cell);
    if (level === null) into.missing++;
    else into.levels.add(level);
    return;
  }
  if (typeof cell !== 'number') {
    into.missing++;
    return;
  }
  into.count++;
  const before = cell - into.mean;
  into.mean += before / into.count;
  into.squares += before * (cell - into.mean);
}

function fitOne(column: InputColumn, { count, mean, squares, missing, levels }: Gathered): FittedInput {
  const { name } = column.profile;
  const said = column.encoding;
  const missingIndicator = said && said.kind !== 'embedding' && said.missingIndicator ? true : missing > 0;
  const kind = encodingFor(column, levels.size);
  if (kind === 'standard')
    return { kind, column: name, mean, deviation: deviationOf(squares, count), missingIndicator };
  const sorted = sortLevels([...levels], column.profile.type);
  if (kind === 'one-hot') return { kind, column: name, levels: sorted, missingIndicator };
  return { kind, column: name, levels: sorted, dimension: embeddingDimension(said, sorted.length) };
}

/** Population deviation; 1 for a constant, so that it becomes 0 and not a division by 0. */
export function deviationOf(squares: number, count: number): number {
  const deviation = Math.sqrt(squares / count);
  return deviation > 0 && Number.isFinite(deviation) ? deviation : 1;
}

/** Numbers by value, all else by code point: the same order on every machine and in every language. */
export function sortLevels(levels: readonly string[], type: string): string[] {
  if (type === 'number') return [...levels].sort((a, b) => Number(a) - Number(b));
  return [...levels].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

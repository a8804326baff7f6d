/** Cells and columns as a recipe reads them. */
import type { Cell, ColumnProfile, Dataset } from '../dataset';
import type { ColumnReading } from './column-reading';
import { secondsOf } from './moment';
import { isNumberText } from './number-text';
import type { Cleaning } from './recipe';

/** What changes a cell whatever type its column has: the part of a reading that goes along with a model. */
export type CellReading = Pick<ColumnReading, 'missing' | 'clean'>;

/** Space that is not a space, and characters that nobody sees. */
const ODD_SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x01-\x08\x0e-\x1f]/g;

/** A cell with its marks for "no value" taken as missing and, where that is asked for, its text cleaned. */
export function readCell(reading: CellReading, cell: Cell): Cell {
  if (typeof cell !== 'string') return isMark(reading, cell) ? null : cell;
  const text = reading.clean ? cell.replace(ODD_SPACE, ' ').replace(INVISIBLE, '').trim() : cell;
  return text === '' || isMark(reading, text) ? null : text;
}

function isMark({ missing }: CellReading, cell: Cell): boolean {
  if (cell === null || missing.length === 0) return false;
  return typeof cell === 'number'
    ? missing.some((mark) => Number(mark) === cell)
    : missing.includes(String(cell).trim());
}

/**
 * A cell of a stored table as its column's reading has it; moments as seconds since 1970.
 * @returns undefined when it is not what the reading says it is
 */
export function readStored(reading: ColumnReading, stored: Cell): Cell | undefined {
  const cell = readCell(reading, stored);
  if (typeof cell !== 'string' || reading.as === undefined) return cell;
  const text = cell.trim();
  if (reading.as === 'number')
    return isNumberText(text, reading.decimalComma) ? Number(text.replace(',', '.')) : undefined;
  const seconds = secondsOf(text);
  return Number.isNaN(seconds) ? undefined : seconds;
}

/** A dataset with its columns as they are read: their types, and what is known of their values. */
export function asRead(dataset: Dataset, { read }: Pick<Cleaning, 'read'>): Dataset {
  const readings = new Map(Object.entries(read));
  const columns = dataset.columns.map((column) => {
    const reading = readings.get(column.name);
    return reading ? readColumn(column, reading) : column;
  });
  return { ...dataset, columns };
}

function readColumn(column: ColumnProfile, reading: ColumnReading): ColumnProfile {
  const top = column.top.filter(({ value }) => readCell(reading, value) !== null);
  const gone = column.distinct > column.top.length ? reading.missing.length : column.top.length - top.length;
  const distinct = Math.max(0, column.distinct - gone);
  return { ...column, type: reading.as ?? column.type, distinct, top };
}

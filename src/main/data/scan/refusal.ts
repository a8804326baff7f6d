/** The refusal that says best what is wrong with the rows of a table, and the list of them. */
import type { FileHandle } from 'node:fs/promises';
import type { BadRow } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import type { ErrorCode } from '../../../shared/errors/catalogue';
import { LIMITS, type Fault, type FaultKind, type Shape } from './shape';

const EXCERPT_BYTES = 200;
const PLACES = 3;
const MOST_LINES_BELOW = 10;

const ROW_CODES: Readonly<Record<FaultKind, ErrorCode>> = {
  short: 'csv.row-short',
  long: 'csv.row-long',
  quote: 'csv.row-quote',
  'cell-too-long': 'csv.row-huge',
  'row-too-long': 'csv.row-huge',
};

/** The rows at fault with their text; `names` are the columns' names as far as they are known. */
export async function listFaults(
  text: FileHandle,
  shape: Shape,
  names: readonly string[] = [],
): Promise<BadRow[]> {
  const listed: BadRow[] = [];
  for (const fault of shape.faults) {
    const length = Math.min(EXCERPT_BYTES, fault.end - fault.start);
    const { buffer } = await text.read(Buffer.alloc(length), 0, length, fault.start);
    listed.push({
      row: fault.line,
      column: fault.column === 0 ? null : (names[fault.column - 1] ?? String(fault.column)),
      reason: ROW_CODES[fault.kind],
      // A character that the end of the excerpt cuts is left out.
      text: buffer.toString('utf8').replace(/\ufffd$/, ''),
    });
  }
  return listed;
}

/**
 * Why a table with faulty rows is not read.
 * @param columns number of values that a row should have
 */
export function refusalOf(shape: Shape, listed: readonly BadRow[], columns: number, file: string): AppError {
  const { faults, faultCount: count } = shape;
  const [first] = faults;
  const text = listed[0]?.text ?? '';
  if (!first) throw new Error('there is nothing to refuse');
  const { line: row, column } = first;
  if (
    shape.lastNext === shape.lastEnd &&
    count === 1 &&
    first.kind === 'short' &&
    first.end === shape.lastEnd
  ) {
    return new AppError('csv.truncated', { file, row });
  }
  if (faults.every(({ kind }) => kind === 'short' || kind === 'long')) {
    if (faults.at(-1)?.after === 0) return new AppError('csv.preamble', { file, count, text });
    if (isBelow(shape)) return new AppError('csv.footer', { file, count, row, text });
    return ragged(faults, count, columns, file);
  }
  if (faults.some(({ kind }) => kind !== first.kind))
    return new AppError('csv.bad-rows', { file, count, row, text });
  if (first.kind === 'quote') return new AppError('csv.quote-stray', { file, row, column });
  return first.kind === 'cell-too-long'
    ? new AppError('csv.field-too-long', { file, row, column, limit: megabytes(LIMITS.cellBytes) })
    : new AppError('csv.line-too-long', { file, row, limit: megabytes(LIMITS.rowBytes) });
}

function ragged(faults: readonly Fault[], count: number, expected: number, file: string): AppError {
  const rows = faults.slice(0, PLACES).map(({ line }) => line);
  return new AppError('csv.ragged', { file, count, expected, rows: rows.join(', ') });
}

/** Whether all faulty rows are a few at the end. */
function isBelow({ faults, faultCount, lines }: Shape): boolean {
  return faultCount <= MOST_LINES_BELOW && faults.every(({ after }) => after === lines.size && after > 1);
}

function megabytes(bytes: number): string {
  return `${bytes / 2 ** 20} MB`;
}

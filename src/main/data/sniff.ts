import iconv from 'iconv-lite';
import type { ColumnType, EncodingName, Preview, ReadOptions } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { guessDelimiter, namedDelimiter } from './delimiter';
import { guessEncoding, markLength } from './encoding';
import { headerOf, looksLikeHeader, numberedNames } from './header';
import { checkKind } from './kind-of-file';
import { splitCells, splitRecords, type TextRecord } from './records';
import { headOf, markOf } from './text-file';
import { guessType, usesDecimalComma } from './types';

const HEAD_BYTES = 512 * 1024;
const SAMPLE_RECORDS = 500;
export const MAX_COLUMNS = 4096;

/** How a file will be read. */
export interface Reading {
  readonly encoding: EncodingName;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  readonly delimiter: string;
  readonly header: boolean;
  readonly decimalComma: boolean;
  /** Lines before the header (`sep=` and blank ones), or before the data when there is none. */
  readonly skipLines: number;
  readonly columns: readonly { name: string; type: ColumnType }[];
  readonly sample: readonly string[][];
  readonly notices: Preview['notices'];
}

/**
 * Looks at the beginning of a file and says how it is to be read; what `options` says is not guessed.
 * @throws file.*, csv.empty, csv.no-rows, csv.binary, csv.compressed, csv.delimiter-unclear, csv.header-*, csv.too-wide,
 *   csv.quote-open
 */
export async function sniff(path: string, name: string, options: Partial<ReadOptions>): Promise<Reading> {
  const { bytes } = await markOf(path, name);
  const head = await headOf(path, HEAD_BYTES);
  checkKind(head, name);
  const encoding = encodingOf(head, head.length === bytes, name, options);
  const text = iconv.decode(head.subarray(encoding.mark), encoding.encoding, { stripBOM: true });
  const records = splitRecords(text, head.length === bytes);
  const named = namedDelimiter(text);
  const filled = records.slice(named === undefined ? 0 : 1).filter((record) => record.text.trim() !== '');
  if (filled.length === 0) throw nothingToRead(text, records, name);
  return tableOf(filled, name, { ...options, delimiter: options.delimiter ?? named }, encoding);
}

function encodingOf(head: Buffer, whole: boolean, name: string, options: Partial<ReadOptions>): { encoding: EncodingName; mark: number } {
  if (options.encoding) return { encoding: options.encoding, mark: markLength(head, options.encoding) };
  return guessEncoding(head, whole, name);
}

function tableOf(filled: readonly TextRecord[], name: string, options: Partial<ReadOptions>, encoding: { encoding: EncodingName; mark: number }): Reading {
  const sample = filled.slice(0, SAMPLE_RECORDS);
  const delimiter = options.delimiter ?? guessDelimiter(sample.map((record) => record.text), name);
  const cells = sample.map((record) => splitCells(record.text, delimiter));
  const first = cells[0] ?? [];
  if (first.length > MAX_COLUMNS) throw new AppError('csv.too-wide', { file: name, columns: first.length, limit: MAX_COLUMNS });
  const header = options.header ?? headerIsThere(first, name);
  const named = header ? headerOf(first, name) : { names: numberedNames(first.length), hidden: [] };
  const rows = header ? cells.slice(1) : cells;
  if (rows.length === 0) throw new AppError('csv.no-rows', { file: name, columns: first.length });
  const decimalComma = options.decimalComma ?? (delimiter !== ',' && usesDecimalComma(rows));
  return {
    ...encoding,
    delimiter,
    header,
    decimalComma,
    skipLines: (sample[0]?.line ?? 1) - 1,
    columns: named.names.map((column, i) => ({ name: column, type: options.types?.[column] ?? guessType(rows.map((row) => row[i] ?? ''), decimalComma) })),
    sample: rows,
    notices: named.hidden.map((column) => ({ code: 'csv.header-hidden', details: { file: name, name: column } })),
  };
}

function headerIsThere(first: readonly string[], name: string): boolean {
  if (!looksLikeHeader(first)) throw new AppError('csv.header-missing', { file: name });
  return true;
}

/** A text without a whole record: nothing but blanks, or one quote that swallows it all. */
function nothingToRead(text: string, records: readonly TextRecord[], name: string): AppError {
  if (text.trim() === '' || records.length > 0) return new AppError('csv.empty', { file: name });
  const row = text.slice(0, text.indexOf('"')).split('\n').length;
  return new AppError('csv.quote-open', { file: name, row, column: 1 });
}

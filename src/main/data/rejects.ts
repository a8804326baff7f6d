import { AppError } from '../../shared/errors/app-error';
import { MAX_LINE_BYTES, type RejectedRow } from './raw-table';

/** The refusal for rows that cannot be read: named after the first. `lastLine` is the file's last. */
export function rejection(rows: readonly RejectedRow[], total: number, file: { name: string; columns: number; lastLine: number; endsWithLine: boolean }): AppError {
  const [first] = rows;
  if (!first) return new AppError('csv.bad-rows', { file: file.name, count: total, row: 0, reason: '' });
  const place = { file: file.name, row: first.row, column: first.at ?? 1 };
  if (isQuote(first)) {
    const closes = (first.text.match(/"/g) ?? []).length % 2 === 0;
    return new AppError(closes ? 'csv.quote-stray' : 'csv.quote-open', place);
  }
  if (first.kind === 'LINE SIZE OVER MAXIMUM') return new AppError('csv.line-too-long', { ...place, limit: `${MAX_LINE_BYTES / 1024 ** 2} MB` });
  const cut = total === 1 && first.row >= file.lastLine && !file.endsWithLine && first.kind === 'MISSING COLUMNS';
  if (cut) return new AppError('csv.truncated', { file: file.name, row: first.row });
  if (isRagged(first)) {
    const listed = rows.filter(isRagged).slice(0, 3).map((row) => row.row);
    return new AppError('csv.ragged', { file: file.name, count: total, expected: file.columns, rows: listed.join(', ') });
  }
  return new AppError('csv.bad-rows', { file: file.name, count: total, row: first.row, reason: first.reason });
}

function isQuote(row: RejectedRow): boolean {
  return row.kind === 'UNQUOTED VALUE' || row.kind === 'INVALID STATE';
}

function isRagged(row: RejectedRow): boolean {
  return row.kind === 'MISSING COLUMNS' || row.kind === 'TOO MANY COLUMNS';
}

import type { Preview, ReadOptions } from '../../shared/dataset';
import { sniff } from './sniff';
import { markOf } from './text-file';

const SHOWN_ROWS = 50;

/** How a file would be read: every guess, the first rows, and rows of the sample with another number of cells. */
export async function previewTable(path: string, name: string, options: Partial<ReadOptions>): Promise<Preview> {
  const { bytes } = await markOf(path, name);
  const reading = await sniff(path, name, options);
  const first = reading.skipLines + (reading.header ? 2 : 1);
  const width = reading.columns.length;
  const badRows = reading.sample.flatMap((row, i) =>
    row.length === width ? [] : [{ row: first + i, column: null, reason: row.length < width ? 'too few values' : 'too many values', text: row.join(reading.delimiter).slice(0, 200) }],
  );
  const { encoding, delimiter, header, decimalComma } = reading;
  return {
    name,
    bytes,
    options: { encoding, delimiter, header, decimalComma, badRows: options.badRows ?? 'stop', ...(options.types && { types: options.types }) },
    columns: [...reading.columns],
    rows: reading.sample.slice(0, SHOWN_ROWS).map((row) => Array.from({ length: width }, (_, i) => row[i] ?? null)),
    badRows,
    notices: [...reading.notices],
  };
}

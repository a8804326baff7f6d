/** Delimiter and number of columns, guessed from the beginning of a table. */
import { AppError } from '../../../shared/errors/app-error';
import { Scanner } from './scanner';
import { LIMITS } from './shape';

const CANDIDATES = [',', ';', '\t', '|'] as const;
const ROWS = 1000;
const MOST_LINES_ABOVE = 20;

export interface Sniffed {
  readonly delimiter: string;
  readonly columns: number;
  /** Length of a first line such as `sep=;`, its break included; 0 when there is none. */
  readonly skip: number;
}

/** How a candidate cuts the first rows: number of values a row, blank rows left out. */
interface Cut {
  readonly delimiter: string;
  readonly counts: readonly number[];
  readonly emptyEnds: readonly boolean[];
  /** The commonest count and its share of the rows. */
  readonly usual: number;
  readonly share: number;
}

/**
 * @param head beginning of the text, without byte order mark
 * @param whole whether the text ends there; else its last row is taken for incomplete
 * @throws csv.empty, csv.delimiter-unclear, csv.delimiter-invalid, csv.too-wide, csv.line-too-long
 */
export function sniff(head: Buffer, whole: boolean, file: string, delimiter?: string): Sniffed {
  const declared = /^"?sep=([^"\r\n])"?(\r\n|\n|\r)/.exec(head.toString('latin1', 0, 16));
  const skip = declared?.[0].length ?? 0;
  const rest = head.subarray(skip);
  const chosen = delimiter ?? declared?.[1];
  if (chosen !== undefined && !/^[^\w"\r\n \u0080-\uffff]$/.test(chosen)) {
    throw new AppError('csv.delimiter-invalid', { delimiter: chosen });
  }
  const cuts = (chosen === undefined ? CANDIDATES : [chosen]).map((each) => cut(rest, whole, each));
  if (cuts.every(({ counts }) => counts.length === 0)) throw noRows(rest, whole, file);
  const best = cuts.length === 1 ? cuts[0] : choose(cuts, rest, file);
  const columns = best ? columnsOf(best) : 1;
  if (columns > LIMITS.columns) throw new AppError('csv.too-wide', { file, columns, limit: LIMITS.columns });
  return { delimiter: best?.delimiter ?? ',', columns, skip };
}

function cut(head: Buffer, whole: boolean, delimiter: string): Cut {
  const counts: number[] = [];
  const emptyEnds: boolean[] = [];
  const scanner = new Scanner(delimiter, (row) => {
    if (row.end === row.start || counts.length >= ROWS) return;
    counts.push(row.fields);
    emptyEnds.push(row.emptyEnd);
  });
  scanner.push(head);
  if (whole) scanner.end();
  const usual = commonest(counts);
  const share = counts.filter((count) => count === usual).length / Math.max(1, counts.length);
  return { delimiter, counts, emptyEnds, usual, share };
}

/** The commonest of the numbers; the larger one when two are equally common. */
function commonest(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The candidate that cuts most rows alike; undefined when the table has one column. */
function choose(cuts: readonly Cut[], head: Buffer, file: string): Cut | undefined {
  const cutting = cuts.filter(
    ({ usual, share, counts }) => usual > 1 && (share > 0.5 || counts[0] === usual),
  );
  const perfect = cutting.filter(({ share, counts }) => share === 1 && counts.length > 0);
  const [first, second] =
    perfect.length > 1 && decimalCommas(head)
      ? perfect.filter(({ delimiter }) => delimiter !== ',')
      : perfect;
  if (first && second) {
    throw new AppError('csv.delimiter-unclear', { file, first: first.delimiter, second: second.delimiter });
  }
  return first ?? [...cutting].sort((a, b) => b.share - a.share || b.usual - a.usual)[0];
}

/** Whether every comma stands between two digits, as in 1,5. */
function decimalCommas(head: Buffer): boolean {
  return !/(?<!\d),|,(?!\d)/.test(head.toString('latin1'));
}

/**
 * How many columns the table has: as many as its first row has values. Unless that is a line above the table: then as
 * many as the first row of the commonest length.
 */
function columnsOf({ counts, usual, emptyEnds }: Cut): number {
  const first = counts[0] ?? 1;
  const start = counts.indexOf(usual);
  if (start <= 0 || start > MOST_LINES_ABOVE || usual < 2) return first;
  const below = counts.slice(start);
  const steady = below.filter((count) => count === usual).length >= 0.6 * below.length;
  const trailing = usual === first + 1 && emptyEnds[start] === true;
  const titles = counts.slice(0, start).every((count) => count === 1) || start > 1;
  return steady && titles && !trailing ? usual : first;
}

/** There is no whole row: nothing at all, or one that does not end. */
function noRows(head: Buffer, whole: boolean, file: string): AppError {
  if (whole) return new AppError('csv.empty', { file });
  const [{ usual }] = [cut(head, true, ',')];
  return usual > LIMITS.columns
    ? new AppError('csv.too-wide', { file, columns: `> ${LIMITS.columns}`, limit: LIMITS.columns })
    : new AppError('csv.line-too-long', { file, row: 1, limit: `${LIMITS.rowBytes / 2 ** 20} MB` });
}

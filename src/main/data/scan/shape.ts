/** Judges each row of a table by its shape: right number of values, quotes in their places, of bearable length. */
import type { ScannedRow } from './scanner';
import { LineMap } from './lines';

export const LIMITS = { columns: 4096, cellBytes: 1_048_576, rowBytes: 8_388_608 } as const;

/** Bad rows listed one by one; those after are counted. */
const MOST_LISTED = 1000;

export type FaultKind = 'short' | 'long' | 'quote' | 'cell-too-long' | 'row-too-long';

export interface Fault {
  readonly kind: FaultKind;
  readonly line: number;
  /** From 1; 0 when the whole row is at fault. */
  readonly column: number;
  readonly fields: number;
  readonly start: number;
  readonly end: number;
  /** Good rows before it. */
  readonly after: number;
}

/** What a table's rows are like. */
export class Shape {
  readonly lines = new LineMap();
  /** The first thousand. */
  readonly faults: Fault[] = [];
  faultCount = 0;
  /** Byte ranges that are no part of the table, as start, end, start, end, ... in order. */
  readonly drops: number[] = [];
  trailingSeparators = 0;
  longestRow = 0;
  /** End of the last row's cells: where its line break begins, if it has one. */
  lastEnd = 0;
  lastNext = 0;
  lastLine = 1;
  private readonly breaks = new Set<number>();

  /** @param columns number of values that a row should have */
  constructor(private readonly columns: number) {}

  /** Lines end in more than one way. */
  get mixedBreaks(): boolean {
    return this.breaks.size > 1;
  }

  add(row: ScannedRow): void {
    this.lastEnd = row.end;
    this.lastNext = row.next;
    this.lastLine = row.line;
    if (row.next > row.end) this.breaks.add(breakKind(row));
    // A row without a byte is one missing value in a table of one column, and nothing in all others.
    if (row.end === row.start && this.columns > 1) return;
    this.longestRow = Math.max(this.longestRow, row.next - row.start);
    const kind = faultOf(row, this.columns);
    if (kind !== undefined) this.addFault(kind, row);
    else {
      this.lines.push(row.line);
      if (row.fields > this.columns) this.addTrailingSeparator(row);
    }
  }

  private addTrailingSeparator(row: ScannedRow): void {
    this.trailingSeparators += 1;
    this.drops.push(row.end - 1, row.end);
  }

  private addFault(kind: FaultKind, row: ScannedRow): void {
    this.faultCount += 1;
    this.drops.push(row.start, row.next);
    if (this.faults.length >= MOST_LISTED) return;
    const column = kind === 'quote' ? row.stray : kind === 'cell-too-long' ? row.longestColumn : 0;
    const { line, fields, start, end } = row;
    this.faults.push({ kind, line, column, fields, start, end, after: this.lines.size });
  }
}

function faultOf(row: ScannedRow, columns: number): FaultKind | undefined {
  if (row.stray > 0) return 'quote';
  if (row.longest > LIMITS.cellBytes) return 'cell-too-long';
  if (row.end - row.start > LIMITS.rowBytes) return 'row-too-long';
  if (row.fields < columns) return 'short';
  return row.fields === columns || (row.fields === columns + 1 && row.emptyEnd) ? undefined : 'long';
}

/** 2 for CRLF, else 1 for LF and 0 for CR. */
function breakKind(row: ScannedRow): number {
  return row.next - row.end === 2 ? 2 : Number(row.lineFeed);
}

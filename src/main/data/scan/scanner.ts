/**
 * Where the rows of a delimited text are, byte by byte (RFC 4180; spaces around a quoted cell are allowed, as are LF,
 * CRLF and CR). It judges nothing and keeps nothing: each row is handed over as places and counts.
 */

/** One row; the object is used again for the next one. */
export interface ScannedRow {
  /** Line of the file, from 1, in which the row begins. */
  line: number;
  /** Byte offsets: first byte, byte after the last cell, first byte of the next row. */
  start: number;
  end: number;
  next: number;
  /** Whether the row's line break is or ends with a line feed. */
  lineFeed: boolean;
  fields: number;
  /** Whether the last cell has no bytes. */
  emptyEnd: boolean;
  /** Column, from 1, of the first quote that stands inside a cell; 0 when there is none. */
  stray: number;
  /** Bytes of the longest cell and the column, from 1, it is in. */
  longest: number;
  longestColumn: number;
}

export interface OpenQuote {
  readonly line: number;
  readonly column: number;
}

const START = 0;
const SPACES = 1;
const PLAIN = 2;
const QUOTED = 3;
const CLOSING = 4;
const CLOSED = 5;
const AFTER_RETURN = 6;

const OTHER = 0;
const DELIMITER = 1;
const QUOTE = 2;
const LINE_FEED = 3;
const RETURN = 4;
const SPACE = 5;

export class Scanner {
  /** Byte -> what it is. */
  private readonly kinds = new Uint8Array(256);
  /** Byte -> whether it ends a stretch of bytes that needs no look: outside quotes, inside quotes. */
  private readonly stopsPlain = new Uint8Array(256);
  private readonly stopsQuoted = new Uint8Array(256);
  private readonly row: ScannedRow;
  private state = START;
  private seen: number;
  private line: number;
  private fieldStart: number;
  private quote: OpenQuote = { line: 0, column: 0 };
  private lastWasReturn = false;

  /**
   * @param delimiter one ASCII character
   * @param heard called at the end of each row, empty ones too
   * @param from offset in the file of the first byte that will be pushed
   * @param line number of the line that begins there
   */
  constructor(
    delimiter: string,
    private readonly heard: (row: ScannedRow) => void,
    from = 0,
    line = 1,
  ) {
    const { kinds, stopsPlain, stopsQuoted } = this;
    kinds[0x22] = QUOTE;
    kinds[0x0a] = LINE_FEED;
    kinds[0x0d] = RETURN;
    kinds[0x20] = SPACE;
    kinds[delimiter.charCodeAt(0)] = DELIMITER;
    kinds.forEach((kind, byte) => {
      stopsQuoted[byte] = Number(kind === QUOTE || kind === LINE_FEED || kind === RETURN);
      stopsPlain[byte] = Number(stopsQuoted[byte] === 1 || kind === DELIMITER);
    });
    this.seen = this.fieldStart = from;
    this.line = line;
    this.row = { ...EMPTY, line, start: from, end: from, next: from };
  }

  /** The next bytes. */
  push(bytes: Uint8Array): void {
    const { kinds, stopsPlain, stopsQuoted, seen } = this;
    const { length } = bytes;
    for (let i = 0; i < length; i++) {
      if (this.state === PLAIN) while (i < length && stopsPlain[bytes[i] ?? 0] === 0) i++;
      else if (this.state === QUOTED) while (i < length && stopsQuoted[bytes[i] ?? 0] === 0) i++;
      if (i < length) this.step(kinds[bytes[i] ?? 0] ?? OTHER, seen + i);
    }
    this.seen += length;
  }

  /** No more bytes: hands over a last row without line break. @returns the quote that was never closed, when there is one */
  end(): OpenQuote | undefined {
    const open = this.state === QUOTED ? this.quote : undefined;
    if (this.state === AFTER_RETURN) this.endRow(this.seen, false);
    else if (this.seen > this.row.start) {
      this.endField(this.seen);
      this.endRow(this.seen, false);
    }
    return open;
  }

  private step(kind: number, at: number): void {
    if (this.state === AFTER_RETURN) {
      const lineFeed = kind === LINE_FEED;
      this.endRow(lineFeed ? at + 1 : at, lineFeed);
      if (lineFeed) return;
    }
    if (this.state === QUOTED) this.inQuotes(kind);
    else if (kind === DELIMITER) {
      this.endField(at);
      this.fieldStart = at + 1;
      this.state = START;
    } else if (kind === LINE_FEED) {
      this.endField(at);
      this.endRow(at + 1, true);
    } else if (kind === RETURN) {
      this.endField(at);
      this.state = AFTER_RETURN;
    } else if (kind === QUOTE) this.quoteSeen();
    else this.insideCell(kind);
  }

  private inQuotes(kind: number): void {
    if (kind === QUOTE) this.state = CLOSING;
    else if (kind === RETURN || (kind === LINE_FEED && !this.lastWasReturn)) this.line += 1;
    this.lastWasReturn = kind === RETURN;
  }

  private quoteSeen(): void {
    if (this.state === START || this.state === SPACES) {
      this.quote = { line: this.line, column: this.row.fields + 1 };
      this.state = QUOTED;
      this.lastWasReturn = false;
    } else if (this.state === CLOSING) this.state = QUOTED;
    else this.strayHere();
  }

  private insideCell(kind: number): void {
    if (this.state === CLOSING || this.state === CLOSED) {
      if (kind === SPACE) this.state = CLOSED;
      else this.strayHere();
    } else this.state = kind === SPACE && this.state !== PLAIN ? SPACES : PLAIN;
  }

  private strayHere(): void {
    this.row.stray ||= this.row.fields + 1;
    this.state = PLAIN;
  }

  private endField(at: number): void {
    const { row } = this;
    const length = at - this.fieldStart;
    row.fields += 1;
    row.emptyEnd = length === 0;
    row.end = at;
    if (length > row.longest) {
      row.longest = length;
      row.longestColumn = row.fields;
    }
  }

  private endRow(next: number, lineFeed: boolean): void {
    const { row } = this;
    row.next = next;
    row.lineFeed = lineFeed;
    this.heard(row);
    this.line += 1;
    this.fieldStart = next;
    this.state = START;
    row.line = this.line;
    row.start = row.end = next;
    row.fields = row.stray = row.longest = row.longestColumn = 0;
    row.emptyEnd = true;
  }
}

const EMPTY = { lineFeed: false, fields: 0, emptyEnd: true, stray: 0, longest: 0, longestColumn: 0 };

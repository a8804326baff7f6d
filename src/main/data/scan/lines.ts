/** Row of the table -> line of the file. Quoted line breaks, blank lines and rows left out make them differ. */
export class LineMap {
  private count = 0;
  private lastLine = 0;
  /** Rows at which the line is not that of the row before plus one, and their lines. */
  private readonly rows: number[] = [];
  private readonly lines: number[] = [];

  get size(): number {
    return this.count;
  }

  /** The next row begins in `line`. */
  push(line: number): void {
    if (this.count === 0 || line !== this.lastLine + 1) {
      this.rows.push(this.count);
      this.lines.push(line);
    }
    this.lastLine = line;
    this.count += 1;
  }

  /** Line, from 1, of a row, from 0. */
  lineOf(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.rows[middle] ?? 0) <= row) low = middle;
      else high = middle;
    }
    return (this.lines[low] ?? 1) + row - (this.rows[low] ?? 0);
  }
}

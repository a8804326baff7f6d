import type { Cell } from '../../../shared/dataset';

/** Texts that come again are kept once, as long as there are not too many different ones. */
const MOST_KNOWN = 65_536;
const MISSING = 0;
const NUMBER = 1;
const OTHERS = 2;

/** A column of the dataset in memory: twelve bytes a row, beside texts that no other row has. */
export class CellColumn {
  private readonly others: Cell[] = [];
  private readonly known = new Map<Cell, number>();

  private constructor(
    private readonly numbers: Float64Array,
    private readonly codes: Int32Array,
  ) {}

  /** All cells missing. */
  static of(rows: number): CellColumn {
    return new CellColumn(new Float64Array(rows), new Int32Array(rows));
  }

  at(row: number): Cell {
    const code = this.codes[row] ?? MISSING;
    if (code === NUMBER) return this.numbers[row] ?? null;
    return code === MISSING ? null : (this.others[code - OTHERS] ?? null);
  }

  put(row: number, cell: Cell): void {
    if (typeof cell === 'number') this.numbers[row] = cell;
    this.codes[row] = this.codeOf(cell);
  }

  copy(): CellColumn {
    const copy = new CellColumn(this.numbers.slice(), this.codes.slice());
    for (const other of this.others) copy.others.push(other);
    for (const [cell, code] of this.known) copy.known.set(cell, code);
    return copy;
  }

  private codeOf(cell: Cell): number {
    if (cell === null) return MISSING;
    if (typeof cell === 'number') return NUMBER;
    const known = this.known.get(cell);
    if (known !== undefined) return known;
    const code = OTHERS + this.others.push(cell) - 1;
    if (this.known.size < MOST_KNOWN) this.known.set(cell, code);
    return code;
  }
}

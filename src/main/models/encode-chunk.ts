import type { Cell, ColumnType } from '../../shared/dataset';
import { encodeRow, featureWidth } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';
import { inputCell, isUnseen } from './input-cell';

/** How a table was written. */
export interface TableWriting {
  readonly decimalComma: boolean;
  /** Line of the file, counted from 1, that holds the first row. */
  readonly firstLine: number;
}

/** Encodes a table of text chunk by chunk and counts the rows that hold a category which training never saw. */
export class ChunkEncoder {
  /** Columns to read, one an input. */
  readonly columns: string[];
  readonly width: number;
  readonly #levels: readonly (ReadonlySet<string> | null)[];
  readonly #unseen: number[];

  constructor(
    private readonly inputs: readonly FittedInput[],
    private readonly types: ReadonlyMap<string, ColumnType>,
    private readonly writing: TableWriting,
  ) {
    this.columns = inputs.map((input) => input.column);
    this.width = featureWidth(inputs);
    this.#levels = inputs.map((input) => (input.kind === 'standard' ? null : new Set(input.levels)));
    this.#unseen = inputs.map(() => 0);
  }

  /**
   * @param first the number of the chunk's first row in the table, from 0
   * @param columns the cells of `this.columns`, all of one length
   * @returns [rows, width], row-major
   * @throws AppError data.not-number
   */
  encode(first: number, columns: readonly (readonly Cell[])[]): Float32Array {
    const rows = columns[0]?.length ?? 0;
    const features = new Float32Array(rows * this.width);
    for (let row = 0; row < rows; row++) {
      const writing = { decimalComma: this.writing.decimalComma, row: this.writing.firstLine + first + row };
      const cells = this.inputs.map((input, i) =>
        inputCell(input, this.types.get(input.column) ?? 'text', columns[i]?.[row] ?? null, writing),
      );
      encodeRow(this.inputs, cells, features, row * this.width);
      this.#count(cells);
    }
    return features;
  }

  /** Columns with unseen categories and in how many rows, in the order of the inputs. */
  unseen(): { column: string; rows: number }[] {
    return this.columns
      .map((column, i) => ({ column, rows: this.#unseen[i] ?? 0 }))
      .filter(({ rows }) => rows > 0);
  }

  #count(cells: readonly Cell[]): void {
    this.#levels.forEach((levels, i) => {
      if (levels && isUnseen(levels, cells[i] ?? null)) this.#unseen[i] = (this.#unseen[i] ?? 0) + 1;
    });
  }
}

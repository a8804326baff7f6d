import type { Cell } from '../../shared/dataset';
import { encodeRow, featureWidth, levelOf } from '../../shared/recipe/encode';
import type { FittedInput } from '../../shared/recipe/fitted';

/** Encodes a table chunk by chunk and counts the rows that hold a category which training never saw. */
export class ChunkEncoder {
  /** Columns to read, one an input. */
  readonly columns: string[];
  readonly #levels: readonly (ReadonlySet<string> | null)[];
  readonly #unseen: number[];

  constructor(private readonly inputs: readonly FittedInput[]) {
    this.columns = inputs.map((input) => input.column);
    this.#levels = inputs.map((input) => (input.kind === 'standard' ? null : new Set(input.levels)));
    this.#unseen = inputs.map(() => 0);
  }

  /**
   * @param columns the cells of `this.columns`, all of one length
   * @returns [rows, featureWidth], row-major
   */
  encode(columns: readonly (readonly Cell[])[]): Float32Array {
    const rows = columns[0]?.length ?? 0;
    const width = featureWidth(this.inputs);
    const features = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      const cells = columns.map((column) => column[row] ?? null);
      encodeRow(this.inputs, cells, features, row * width);
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
      const level = levelOf(cells[i] ?? null);
      if (levels !== null && level !== null && !levels.has(level))
        this.#unseen[i] = (this.#unseen[i] ?? 0) + 1;
    });
  }
}

import { stream } from '../../shared/random/stream';

/** Rows that follow each other in a part. */
export interface Run {
  readonly first: number;
  readonly rows: number;
}

/** How many rows are read in one piece, and how many are shuffled together. */
export interface Layout {
  readonly strip: number;
  /** Whole batches. */
  readonly block: number;
}

/** Rows that are shuffled together: where they are read, and places among them in the order of training. */
export interface OrderedBlock {
  readonly runs: readonly Run[];
  readonly order: Int32Array;
}

/** About how many bytes a strip and a block have. They do not depend on the machine, and so neither does an order. */
export const PIECES = { strip: 256 * 1024, block: 64 * 1024 * 1024 };

/** The layout for rows of some size, in bytes. */
export function layoutOf(rowBytes: number, batchSize: number, pieces: typeof PIECES): Layout {
  return {
    strip: Math.max(1, Math.floor(pieces.strip / rowBytes)),
    block: Math.max(1, Math.floor(pieces.block / rowBytes / batchSize)) * batchSize,
  };
}

/**
 * The order of the training rows in an epoch (counted from 1): a function of seed, epoch and layout only. Rows that fit
 * into one block are shuffled all together. More are cut into strips, which are shuffled and laid end to end; blocks of
 * that line are then shuffled each in itself. So a block has strips from everywhere, another choice each epoch, and
 * neighbours in the table are trained on together no more than by chance, also when the table is sorted.
 */
export function* epochOrder(
  seed: number,
  epoch: number,
  rows: number,
  { strip, block }: Layout,
): Generator<OrderedBlock> {
  if (rows <= block) {
    yield { runs: [{ first: 0, rows }], order: stream(seed, 'order', epoch).permutation(rows) };
    return;
  }
  const line = new Line(rows, strip, stream(seed, 'order', epoch).permutation(Math.ceil(rows / strip)));
  for (let number = 1, left = rows; left > 0; number++) {
    const size = Math.min(block, left);
    yield { runs: line.take(size), order: stream(seed, 'order', epoch, number).permutation(size) };
    left -= size;
  }
}

/** Shuffled strips end to end. */
class Line {
  #next = 0;
  /** Rows that are taken of the strip to come. */
  #taken = 0;

  constructor(
    readonly rows: number,
    readonly strip: number,
    readonly strips: Int32Array,
  ) {}

  /** The next rows. */
  take(count: number): Run[] {
    const runs: Run[] = [];
    for (let left = count; left > 0;) {
      const begin = (this.strips[this.#next] ?? 0) * this.strip;
      const end = Math.min(this.rows, begin + this.strip);
      const rows = Math.min(left, end - begin - this.#taken);
      runs.push({ first: begin + this.#taken, rows });
      left -= rows;
      this.#taken += rows;
      if (begin + this.#taken < end) break;
      this.#next += 1;
      this.#taken = 0;
    }
    return runs;
  }
}

/** The rows of a part that stand at some places of a block. */
export function rowsAt({ runs, order }: OrderedBlock): Int32Array {
  const rows = new Int32Array(order.length);
  let filled = 0;
  for (const run of runs) for (let i = 0; i < run.rows; i++) rows[filled++] = run.first + i;
  return order.map((place) => rows[place] ?? 0);
}

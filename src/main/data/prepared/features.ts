/** The feature matrix, streamed from the store into its file: memory does not grow with the table. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Cell, Dataset } from '../../../shared/dataset';
import { encodeRow, featureWidth } from '../../../shared/recipe/encode';
import type { FittedInput } from '../../../shared/recipe/fitted';
import { secondsOf } from '../../../shared/recipe/moment';
import { InputFitter } from '../fit/fit-inputs';
import type { InputColumn } from '../fit/inputs';
import type { Parts } from '../split/shares';
import type { DatasetStore } from '../store';

const BUFFERED_BYTES = 2 ** 20;
const MOST_KNOWN = 10_000;
const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Rows to read: of which dataset and which of its columns. */
export interface Inputs {
  readonly store: Pick<DatasetStore, 'rows'>;
  readonly dataset: Dataset;
  readonly columns: readonly InputColumn[];
}

/** Fits every input on the given rows. */
export async function fitInputs(from: Inputs, rows: Int32Array): Promise<FittedInput[]> {
  const fitters = from.columns.map((column) => new InputFitter(column));
  const chosen = flags(from.dataset.rows, rows);
  for await (const { first, columns } of cellsOf(from)) {
    columns.forEach((cells, i) =>
      cells.forEach((cell, at) => {
        if (chosen[first + at] === 1) fitters[i]?.add(cell);
      }),
    );
  }
  return fitters.map((fitter) => fitter.fitted());
}

/** Writes the matrix, parts one after the other; answers the SHA-256 of the file. */
export async function writeFeatures(
  path: string,
  from: Inputs,
  inputs: readonly FittedInput[],
  parts: Parts,
): Promise<string> {
  const file = await open(path, 'wx', 0o600);
  try {
    await writeParts(file, from, inputs, parts);
    await file.sync();
  } finally {
    await file.close();
  }
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

async function writeParts(
  file: FileHandle,
  from: Inputs,
  inputs: readonly FittedInput[],
  parts: Parts,
): Promise<void> {
  const width = featureWidth(inputs);
  const { train, validation, test } = parts;
  const ordered = [train, validation, test];
  const starts = [0, train.length, train.length + validation.length];
  const writers = starts.map((start) => new RowWriter(file, start * width * BYTES, width));
  const partOf = new Uint8Array(from.dataset.rows);
  ordered.forEach((rows, part) => rows.forEach((row) => (partOf[row] = part + 1)));
  for await (const { first, columns } of cellsOf(from)) {
    const rows = columns[0]?.length ?? 0;
    for (let at = 0; at < rows; at++) {
      const writer = writers[(partOf[first + at] ?? 0) - 1];
      if (!writer) continue;
      const cells = columns.map((column) => column[at] ?? null);
      encodeRow(inputs, cells, writer.buffer, writer.place());
      if (writer.full) await writer.flush();
    }
  }
  for (const writer of writers) await writer.flush();
}

/** Rows of one part, which come in order, written a megabyte at a time to their place in the file. */
class RowWriter {
  readonly buffer: Float32Array;
  private filled = 0;

  constructor(
    private readonly file: FileHandle,
    private position: number,
    private readonly width: number,
  ) {
    this.buffer = new Float32Array(Math.max(1, Math.floor(BUFFERED_BYTES / BYTES / width)) * width);
  }

  get full(): boolean {
    return this.filled === this.buffer.length;
  }

  /** Offset in the buffer for the next row. */
  place(): number {
    const offset = this.filled;
    this.filled += this.width;
    return offset;
  }

  async flush(): Promise<void> {
    const bytes = new Uint8Array(this.buffer.buffer, 0, this.filled * BYTES);
    for (let written = 0; written < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, written, bytes.length - written, this.position);
      written += bytesWritten;
      this.position += bytesWritten;
    }
    this.filled = 0;
  }
}

/** The input columns of all rows, moments as seconds since 1970. */
async function* cellsOf({
  store,
  dataset,
  columns,
}: Inputs): AsyncGenerator<{ first: number; columns: Cell[][] }> {
  const names = columns.map(({ profile }) => profile.name);
  const clocks = columns.map(({ profile }) => (profile.type === 'time' ? new Clock() : undefined));
  for await (const chunk of store.rows(dataset.id, names)) {
    const cells = chunk.columns.map((column, i) => clocks[i]?.read(column) ?? column);
    yield { first: chunk.first, columns: cells };
  }
}

/** Reads moments; those that come again, as days do, only once. */
class Clock {
  private readonly known = new Map<Cell, Cell>();

  read(cells: readonly Cell[]): Cell[] {
    if (this.known.size > MOST_KNOWN) this.known.clear();
    return cells.map((cell) => {
      let seconds = this.known.get(cell);
      if (seconds === undefined) {
        seconds = typeof cell === 'string' ? secondsOf(cell) : cell;
        this.known.set(cell, seconds);
      }
      return seconds;
    });
  }
}

function flags(length: number, rows: Int32Array): Uint8Array {
  const chosen = new Uint8Array(length);
  for (const row of rows) chosen[row] = 1;
  return chosen;
}

/** Row-major matrices of little-endian 32-bit floats in files, a block of rows at a time. */
import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { writeFailure } from '../../shared/errors/write-failure';

export interface Block {
  readonly rows: number;
  /** [rows, width] */
  readonly values: Float32Array;
}

/**
 * Turns one matrix file into another, so that no more than one block of each is in memory.
 * @param from file of [rows, width]; @param to is made; whoever asked removes it when this fails
 * @param turn gives the new rows of a block
 */
export async function mapMatrix(
  from: { path: string; rows: number; width: number; rowsAtOnce: number },
  to: string,
  turn: (block: Block) => Float32Array | Promise<Float32Array>,
): Promise<void> {
  const source = await open(from.path, 'r');
  try {
    const target = await open(to, 'w', 0o600).catch((thrown: unknown) =>
      Promise.reject(writeFailure(basename(to), thrown)),
    );
    try {
      for (let first = 0; first < from.rows; first += from.rowsAtOnce) {
        const rows = Math.min(from.rowsAtOnce, from.rows - first);
        const values = new Float32Array(rows * from.width);
        await readFloats(source, first * from.width, values);
        await append(target, to, await turn({ rows, values }));
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** More than a system reads at once. */
const MOST_BYTES = 2 ** 30;

/** Fills `into` with the numbers of a file from the number `from` on. @throws RangeError when the file ends before */
export async function readFloats(file: FileHandle, from: number, into: Float32Array): Promise<void> {
  const bytes = new Uint8Array(into.buffer, into.byteOffset, into.byteLength);
  const start = from * into.BYTES_PER_ELEMENT;
  for (let done = 0; done < bytes.length;) {
    const wanted = Math.min(bytes.length - done, MOST_BYTES);
    const { bytesRead } = await file.read(bytes, done, wanted, start + done);
    if (bytesRead === 0) throw new RangeError(`the file ends before number ${from + into.length}`);
    done += bytesRead;
  }
}

async function append(file: FileHandle, path: string, values: Float32Array): Promise<void> {
  try {
    await file.appendFile(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  } catch (thrown) {
    throw writeFailure(basename(path), thrown);
  }
}

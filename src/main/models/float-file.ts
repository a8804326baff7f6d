/** Row-major matrices of 32-bit floats in files, read and written a few rows at a time. */
import { createReadStream, createWriteStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

const BYTES = Float32Array.BYTES_PER_ELEMENT;

export async function appendFloats(file: FileHandle, values: Float32Array): Promise<void> {
  await file.writeFile(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

/** Rows [first, first + count) of a matrix with `width` columns. */
export async function readRows(
  file: FileHandle,
  first: number,
  count: number,
  width: number,
): Promise<Float32Array> {
  const values = new Float32Array(count * width);
  const bytes = new Uint8Array(values.buffer);
  for (let done = 0; done < bytes.length;) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, first * width * BYTES + done);
    if (bytesRead === 0) throw new RangeError(`a matrix ends before row ${first + count}`);
    done += bytesRead;
  }
  return values;
}

export async function readFloats(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Copies rows [first, first + count) of a matrix with `width` columns, at least one, into a new file. */
export async function copyRows(
  from: string,
  to: string,
  first: number,
  count: number,
  width: number,
): Promise<void> {
  const start = first * width * BYTES;
  await pipeline(
    createReadStream(from, { start, end: start + count * width * BYTES - 1 }),
    createWriteStream(to, { flags: 'wx', mode: 0o600 }),
  );
}

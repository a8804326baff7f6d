/** Row-major matrices of 32-bit floats in files, read and written a few rows at a time. */
import { open, readFile, writeFile, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { writeFailure } from '../../shared/errors/write-failure';

const BYTES = Float32Array.BYTES_PER_ELEMENT;

export async function readFloats(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Makes a new file. @throws AppError file.write-failed */
export async function writeFloats(path: string, values: Float32Array): Promise<void> {
  try {
    await writeFile(path, bytesOf(values), { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    throw writeFailure(basename(path), thrown);
  }
}

export async function appendFloats(file: FileHandle, values: Float32Array): Promise<void> {
  await file.appendFile(bytesOf(values));
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

/** Copies rows [first, first + count) of a matrix with `width` columns into a new file. */
export async function copyRows(
  from: string,
  to: string,
  first: number,
  count: number,
  width: number,
): Promise<void> {
  const source = await open(from, 'r');
  try {
    await writeFloats(to, await readRows(source, first, count, width));
  } finally {
    await source.close();
  }
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** A source as a UTF-8 file that can be read from a path: itself, or a copy in the work folder. */
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { EncodingName } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { byteOrderMark, looksLikeUtf16 } from '../source/encoding';
import { refuseOtherFormats } from '../source/signature';
import { headOf, pieces, type Source } from '../source/source';
import { transcode } from '../source/transcode';

const HEAD = 64 * 1024;

export interface Text {
  readonly path: string;
  readonly handle: FileHandle;
  /** Length of the byte order mark before the text. */
  readonly from: number;
  readonly encoding: EncodingName;
  /** Whether the text is only the beginning of the source. */
  readonly cut: boolean;
}

export interface Reading {
  /** Empty folder for copies. */
  readonly work: string;
  readonly encoding?: EncodingName;
  /** Take only about so many bytes of the source. */
  readonly limit: number;
  readonly signal: AbortSignal;
  progress(share: number): void;
}

/**
 * Opens the text; the caller closes its handle.
 * @throws csv.empty, csv.binary, csv.compressed, csv.other-format, csv.encoding when UTF-16 is likely and nobody said so, csv.encoding-wrong
 */
export async function openText(source: Source, reading: Reading): Promise<Text> {
  const head = await headOf(source.handle, HEAD);
  if (head.length === 0) throw new AppError('csv.empty', { file: source.name });
  refuseOtherFormats(head, source.name);
  const mark = byteOrderMark(head);
  const encoding = reading.encoding ?? mark?.encoding ?? 'utf-8';
  const from = mark?.encoding === encoding ? mark.length : 0;
  if (!encoding.startsWith('utf-16')) refuseZeros(head, reading.encoding, source.name);
  const cut = source.bytes > reading.limit;
  // DuckDB would take some characters of a path for a pattern of paths.
  if (encoding === 'utf-8' && !cut && !/[*?[\]{}]/.test(source.path)) {
    return { path: source.path, handle: await open(source.path, 'r'), from, encoding, cut };
  }
  const path = join(reading.work, 'text.csv');
  const handle = await open(path, 'wx+', 0o600);
  try {
    if (encoding === 'utf-8') await copyBytes(source, handle, from, reading.limit);
    else await transcode(source, handle, { ...reading, encoding, from });
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
  return { path, handle, from: 0, encoding, cut };
}

function refuseZeros(head: Buffer, chosen: EncodingName | undefined, file: string): void {
  const at = head.indexOf(0);
  if (at < 0) return;
  const guess = looksLikeUtf16(head);
  if (guess === undefined || chosen !== undefined) throw new AppError('csv.binary', { file, kind: 'binary' });
  throw new AppError('csv.encoding', { file, byte: '0x00', row: 1, encoding: 'utf-8', guess });
}

async function copyBytes(source: Source, target: FileHandle, from: number, limit: number): Promise<void> {
  let left = limit;
  for await (const piece of pieces(source.handle, from)) {
    await target.writeFile(piece.subarray(0, Math.min(left, piece.length)));
    left -= piece.length;
    if (left <= 0) return;
  }
}

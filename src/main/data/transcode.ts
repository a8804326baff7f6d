import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { EncodingName } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import { guessEncoding } from './encoding';

const CHUNK = 1024 * 1024;

/**
 * Writes a file's text as UTF-8 with plain line ends kept, streaming.
 * @param control `signal` ends it; `read` hears the bytes read so far
 * @returns SHA-256 of the source bytes, the number of lines, and whether the last one is ended
 * @throws csv.encoding at the first byte that is not of the encoding, csv.binary on NUL, system.cancelled
 */
export async function transcode(
  from: { path: string; name: string; encoding: EncodingName; mark: number },
  to: string,
  control: { signal: AbortSignal; read(bytes: number): void },
): Promise<{ sha256: string; lines: number; endsWithLine: boolean }> {
  const hash = createHash('sha256');
  const target = await open(to, 'wx', 0o600);
  const writer = decoderOf(from);
  let read = 0;
  let lines = 1;
  let last: number | undefined;
  const put = async (text: Buffer): Promise<void> => {
    lines += countLines(text);
    last = text.at(-1) ?? last;
    await target.write(text);
  };
  try {
    for await (const chunk of createReadStream(from.path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      if (control.signal.aborted) throw new AppError('system.cancelled');
      hash.update(chunk);
      await put(writer.write(read === 0 ? chunk.subarray(from.mark) : chunk));
      read += chunk.length;
      control.read(read);
    }
    await put(writer.end());
  } finally {
    await target.close();
  }
  const endsWithLine = last === 10 || last === 13;
  return { sha256: hash.digest('hex'), lines: endsWithLine ? lines - 1 : lines, endsWithLine };
}

interface Decoder {
  write(chunk: Buffer): Buffer;
  end(): Buffer;
}

function decoderOf(from: { name: string; encoding: EncodingName; path: string }): Decoder {
  return from.encoding === 'utf-8' ? checkedUtf8(from.name) : converted(from.encoding, from.name);
}

/** Passes UTF-8 on and refuses the first byte that is not; a character split by a chunk waits for its rest. */
function checkedUtf8(name: string): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  let rows = 1;
  const pass = (bytes: Buffer): Buffer => {
    if (!isUtf8(bytes)) throw notUtf8(bytes, rows, name);
    if (bytes.includes(0)) throw new AppError('csv.binary', { file: name, kind: 'binary data' });
    rows += countLines(bytes);
    return bytes;
  };
  return {
    write(chunk) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = bytes.length - splitTail(bytes);
      rest = Buffer.from(bytes.subarray(end));
      return pass(bytes.subarray(0, end));
    },
    end: () => pass(rest),
  };
}

function converted(encoding: EncodingName, name: string): Decoder {
  const decoder = iconv.getDecoder(encoding);
  let rows = 1;
  const pass = (text: string): Buffer => {
    const bad = text.indexOf('\uFFFD');
    if (bad >= 0) throw new AppError('csv.encoding', { file: name, byte: '?', row: rows + linesIn(text.slice(0, bad)), encoding, guess: 'another encoding' });
    if (text.includes('\0')) throw new AppError('csv.binary', { file: name, kind: 'binary data' });
    rows += linesIn(text);
    return Buffer.from(text, 'utf8');
  };
  return { write: (chunk) => pass(decoder.write(chunk)), end: () => pass(decoder.end() ?? '') };
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** Bytes at the end that begin a character without ending it. */
function splitTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}

function notUtf8(bytes: Buffer, rows: number, name: string): AppError {
  let low = 0;
  for (let line = bytes.indexOf(10); line >= 0 && isUtf8(bytes.subarray(low, line + 1)); line = bytes.indexOf(10, low)) {
    low = line + 1;
    rows++;
  }
  const line = bytes.subarray(low, bytes.indexOf(10, low) < 0 ? bytes.length : bytes.indexOf(10, low));
  const bad = firstBad(line);
  const { encoding } = guessEncoding(Buffer.from(bytes.subarray(low, low + 65536)), true, name);
  const byte = `0x${(line[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  return new AppError('csv.encoding', { file: name, byte, row: rows, encoding: 'utf-8', guess: encoding === 'utf-8' ? 'windows-1252' : encoding });
}

function firstBad(line: Buffer): number {
  for (let end = 1; end <= line.length; end++) {
    if (!isUtf8(line.subarray(0, end)) && !isUtf8(line.subarray(0, Math.min(end + 3, line.length)))) {
      const rest = [1, 2, 3].some((more) => isUtf8(line.subarray(0, Math.min(end + more, line.length))));
      if (!rest) return end - 1;
    }
  }
  return 0;
}

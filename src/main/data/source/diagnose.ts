/** Why a text is not UTF-8: the whole text in one other encoding, or two encodings in one file. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error';
import { guessEncoding } from './encoding';
import { pieces } from './source';

const SAMPLE = 64 * 1024;
const LONGEST_LINE = 4 * 1024 * 1024;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Lines that have letters beyond ASCII, counted by whether they are UTF-8. */
interface Lines {
  utf8: number;
  other: number;
  firstUtf8: number;
  firstOther: number;
  /** The first of the other lines. */
  sample: Buffer;
}

/**
 * The refusal for a file whose byte at `offset` is not UTF-8.
 * Lines of East Asian text are now and then UTF-8 by chance, lines of Western text never are: so a quarter of the
 * lines, or one line, tells that encodings are mixed.
 */
export async function notUtf8(handle: FileHandle, file: string, offset: number): Promise<AppError> {
  const lines = await countLines(handle);
  const guess = guessEncoding(lines.sample);
  const chance = guess === 'windows-1252' ? 0 : (lines.utf8 + lines.other) / 4;
  if (lines.utf8 > chance) {
    const [row, other] = [lines.firstUtf8, lines.firstOther].sort((a, b) => a - b);
    return new AppError('csv.encoding-mixed', { file, row: row ?? 0, other: other ?? 0 });
  }
  return encodingRefusal(handle, file, offset, lines.firstOther, guess);
}

async function encodingRefusal(
  handle: FileHandle,
  file: string,
  offset: number,
  row: number,
  guess: string,
): Promise<AppError> {
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, offset);
  const byte = `0x${buffer.toString('hex').toUpperCase()}`;
  return new AppError('csv.encoding', { file, byte, row, encoding: 'utf-8', guess });
}

async function countLines(handle: FileHandle): Promise<Lines> {
  const lines: Lines = { utf8: 0, other: 0, firstUtf8: 0, firstOther: 0, sample: Buffer.alloc(0) };
  let row = 1;
  let rest = Buffer.alloc(0);
  for await (const piece of pieces(handle)) {
    const text = Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = nextBreak(text, 0); end >= 0; end = nextBreak(text, start)) {
      countLine(lines, text.subarray(start, end), row);
      row += 1;
      start = end + (text[end] === CARRIAGE_RETURN && text[end + 1] === LINE_FEED ? 2 : 1);
    }
    rest = text.length - start > LONGEST_LINE ? Buffer.alloc(0) : Buffer.from(text.subarray(start));
  }
  countLine(lines, rest, row);
  return lines;
}

/** A break at the very end is left for the next piece: a line feed may follow it. */
function nextBreak(text: Buffer, from: number): number {
  for (let at = from; at < text.length - 1; at++) {
    if (text[at] === LINE_FEED || text[at] === CARRIAGE_RETURN) return at;
  }
  return -1;
}

function countLine(lines: Lines, line: Buffer, row: number): void {
  if (isAscii(line)) return;
  if (isUtf8(line)) {
    lines.utf8 += 1;
    lines.firstUtf8 ||= row;
    return;
  }
  lines.other += 1;
  lines.firstOther ||= row;
  if (lines.sample.length < SAMPLE) lines.sample = Buffer.concat([lines.sample, line, Buffer.of(LINE_FEED)]);
}

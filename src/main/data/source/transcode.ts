/** A text file in another encoding, copied as UTF-8; a byte that means nothing in its encoding is refused, never replaced. */
import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { EncodingName } from '../../../shared/dataset';
import { AppError } from '../../../shared/errors/app-error';
import { refuseIfCancelled } from '../engine/query';
import { guessEncoding } from './encoding';
import { headOf, pieces, type Source } from './source';

const CODECS: Readonly<Record<Exclude<EncodingName, 'utf-8'>, string>> = {
  'utf-16le': 'utf16-le',
  'utf-16be': 'utf16-be',
  gb18030: 'gb18030',
  'windows-1252': 'windows1252',
  latin1: 'iso88591',
  shift_jis: 'shiftjis',
  big5: 'big5',
};

const HEAD = 64 * 1024;
const LINE_FEED = 0x0a;

/** What decoders write in place of bytes they do not know; half a surrogate pair becomes it in UTF-8. */
const REPLACED = /[\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A row that its encoding cannot say. */
class Undecodable extends Error {
  constructor(
    readonly encoding: EncodingName,
    readonly row: number,
  ) {
    super(`row ${row} is not ${encoding}`);
  }
}

export interface Transcoding {
  readonly encoding: Exclude<EncodingName, 'utf-8'>;
  /** Length of the byte order mark that is left out. */
  readonly from: number;
  /** Stop after so many bytes of the source. */
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
}

/**
 * Writes the source as UTF-8 into `target`.
 * @throws csv.encoding-wrong with the row of the first byte that the encoding does not know; system.cancelled
 */
export async function transcode(source: Source, target: FileHandle, how: Transcoding): Promise<void> {
  try {
    await copy(source, target, how);
  } catch (thrown) {
    throw thrown instanceof Undecodable ? await wrongEncoding(source, thrown) : thrown;
  }
}

async function copy(source: Source, target: FileHandle, how: Transcoding): Promise<void> {
  const decoder = iconv.getDecoder(CODECS[how.encoding]);
  let row = 1;
  let done = how.from;
  let held = '';
  const write = async (decoded: string, last: boolean): Promise<void> => {
    const text = held + decoded;
    // Half a character or half a line break at the end of a piece waits for its other half.
    const whole = !last && /[\ud800-\udbff\r]$/.test(text) ? text.slice(0, -1) : text;
    held = text.slice(whole.length);
    refuseReplaced(whole, how, row);
    row += breaksIn(whole);
    await target.writeFile(whole, 'utf8');
  };
  for await (const piece of pieces(source.handle, how.from)) {
    refuseIfCancelled(how.signal);
    await write(decoder.write(piece) ?? '', false);
    done += piece.length;
    how.progress(done / Math.max(1, source.bytes));
    if (done >= how.limit) return;
  }
  await write(decoder.end() ?? '', true);
}

function refuseReplaced(text: string, how: Pick<Transcoding, 'encoding'>, row: number): void {
  const at = text.search(REPLACED);
  if (at >= 0) throw new Undecodable(how.encoding, row + breaksIn(text.slice(0, at)));
}

/** The refusal, with the encoding that the first bytes would fit. */
async function wrongEncoding(source: Source, { encoding, row }: Undecodable): Promise<AppError> {
  const head = await headOf(source.handle, HEAD);
  const text = head.subarray(0, head.lastIndexOf(LINE_FEED) + 1);
  const guess = isUtf8(text) ? 'utf-8' : guessEncoding(head);
  return new AppError('csv.encoding-wrong', { file: source.name, encoding, row, guess });
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

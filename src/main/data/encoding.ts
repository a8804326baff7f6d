import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { AppError } from '../../shared/errors/app-error';
import { encodingName, type EncodingName } from '../../shared/dataset';

export interface EncodingGuess {
  readonly encoding: EncodingName;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

const MARKS: readonly (readonly [EncodingName, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The names chardet has for what can be read here. */
const NAMES: Readonly<Record<string, EncodingName>> = {
  'GB18030': 'gb18030',
  'Big5': 'big5',
  'Shift_JIS': 'shift_jis',
  'windows-1252': 'windows-1252',
  'ISO-8859-1': 'windows-1252',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
};

/**
 * How a file's bytes are probably to be read: by its mark, as UTF-8 when that holds, else by the frequencies of
 * its bytes.
 * @param head the first bytes; `whole` says whether they are all
 * @throws csv.binary when it holds NUL bytes and is not UTF-16
 */
export function guessEncoding(head: Buffer, whole: boolean, name: string): EncodingGuess {
  const marked = MARKS.find(([, mark]) => mark.every((byte, i) => head[i] === byte));
  if (marked) return { encoding: marked[0], mark: marked[1].length };
  const unmarked = looksLikeUtf16(head);
  if (unmarked) return { encoding: unmarked, mark: 0 };
  if (head.includes(0)) throw new AppError('csv.binary', { file: name, kind: 'binary data' });
  if (isUtf8(whole ? head : withoutPartOfLast(head))) return { encoding: 'utf-8', mark: 0 };
  return { encoding: byFrequency(head), mark: 0 };
}

/** A mark of the chosen encoding at the start, to be left out. */
export function markLength(head: Buffer, encoding: EncodingName): number {
  const mark = MARKS.find(([marked]) => marked === encoding)?.[1] ?? [];
  return mark.length > 0 && mark.every((byte, i) => head[i] === byte) ? mark.length : 0;
}

function looksLikeUtf16(head: Buffer): EncodingName | undefined {
  const sample = head.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 5 && even === 0) return 'utf-16le';
  return even > sample.length / 5 && odd === 0 ? 'utf-16be' : undefined;
}

function byFrequency(head: Buffer): EncodingName {
  const known = chardet.analyse(head).flatMap((match) => NAMES[match.name] ?? []);
  return known[0] ?? encodingName.enum['windows-1252'];
}

/** UTF-8 without a character that the cut may have split. */
function withoutPartOfLast(head: Buffer): Buffer {
  let end = head.length;
  for (let back = 0; back < 4 && end > 0; back++) {
    end--;
    if (((head[end] ?? 0) & 0xc0) !== 0x80) break;
  }
  return head.subarray(0, end);
}

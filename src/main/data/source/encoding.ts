/** What encoding a text is in: by its byte order mark, by its zeros, or guessed from its letters. */
import chardet from 'chardet';
import type { EncodingName } from '../../../shared/dataset';

const MARKS: readonly (readonly [EncodingName, ...number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** The byte order mark that a file begins with, and its length; undefined when there is none. */
export function byteOrderMark(head: Buffer): { encoding: EncodingName; length: number } | undefined {
  const mark = MARKS.find(([, ...bytes]) => bytes.every((byte, i) => head[i] === byte));
  return mark && { encoding: mark[0], length: mark.length - 1 };
}

/** UTF-16 without a mark: in Western and numeric text every other byte is zero. */
export function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const half = head.length / 2;
  if (odd > 0.3 * half && even < 0.05 * half) return 'utf-16le';
  return even > 0.3 * half && odd < 0.05 * half ? 'utf-16be' : undefined;
}

const EAST_ASIAN: ReadonlyMap<string, EncodingName> = new Map([
  ['GB18030', 'gb18030'],
  ['Big5', 'big5'],
  ['Shift_JIS', 'shift_jis'],
]);

/** Below it chardet only says that the bytes would be possible. */
const LEAST_CONFIDENCE = 15;

/** The likeliest encoding of bytes that are not UTF-8. */
export function guessEncoding(sample: Uint8Array): EncodingName {
  const best = chardet
    .analyse(sample)
    .filter((match) => match.confidence >= LEAST_CONFIDENCE && !match.name.startsWith('UTF-8'))[0];
  return EAST_ASIAN.get(best?.name ?? '') ?? 'windows-1252';
}

/** Strict UTF-8, checked piece by piece. */
import { isUtf8 } from 'node:buffer';

/** Knows after each piece whether all bytes so far are UTF-8; a character may be cut between two pieces. */
export class Utf8Check {
  #held = Buffer.alloc(0);
  #seen: number;

  /** @param from offset of the first byte that will be pushed */
  constructor(from = 0) {
    this.#seen = from;
  }

  /** @returns offset in the file of the first wrong byte, or undefined when all is well so far */
  push(piece: Buffer): number | undefined {
    const from = this.#seen - this.#held.length;
    const text = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
    const whole = text.length - cutLength(text);
    this.#seen += piece.length;
    if (!isUtf8(text.subarray(0, whole))) return from + firstWrong(text);
    this.#held = Buffer.from(text.subarray(whole));
    return undefined;
  }

  /** Bytes at the very end that begin a character and do not finish it. */
  get unfinished(): number {
    return this.#held.length;
  }
}

/** Length of the character that the text's end cuts: 0 to 3. */
function cutLength(text: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

function characterLength(first: number): number {
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** Where the first byte stands that continues no valid text. */
function firstWrong(text: Buffer): number {
  let at = 0;
  for (;;) {
    if ((text[at] ?? 0xff) < 0x80) at += 1;
    else {
      const length = nextValid(text, at);
      if (length === 0) return at;
      at += length;
    }
  }
}

/** Length of the valid character at `at`, or 0. */
function nextValid(text: Buffer, at: number): number {
  for (let length = 2; length <= 4 && at + length <= text.length; length++) {
    if (isUtf8(text.subarray(at, at + length))) return length;
  }
  return 0;
}

import type { Stream } from './stream';

const WORDS = 0x100000000;
/** The least number whose logarithm is taken. */
const LEAST = Math.fround(1e-7);

/**
 * Standard normal numbers of 32 bits (Box and Muller, 1958), two from every two words of a stream: the numbers that
 * TensorFlow draws from the same words, up to the last bits of its sine and logarithm.
 */
export function normals(from: Pick<Stream, 'below'>, count: number): Float32Array {
  const numbers = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(Math.max(unit(from.below(WORDS)), LEAST)));
    const angle = Math.fround(2 * Math.PI * unit(from.below(WORDS)));
    numbers[i] = radius * Math.sin(angle);
    if (i + 1 < count) numbers[i + 1] = radius * Math.cos(angle);
  }
  return numbers;
}

/** The lower 23 bits of a word as a number in [0, 1). */
function unit(word: number): number {
  return (word % 0x800000) / 0x800000;
}

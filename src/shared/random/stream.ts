import { philox } from './philox';

/** What a stream of numbers is for: streams of different purposes never meet. */
export type Purpose = 'split' | 'labels' | 'weights' | 'order' | 'dropout' | 'permutation' | 'sample';

const PURPOSE_CODES: Readonly<Record<Purpose, number>> = {
  split: 1,
  labels: 2,
  weights: 3,
  order: 4,
  dropout: 5,
  permutation: 6,
  sample: 7,
};

/** A reproducible stream of random numbers. */
export interface Stream {
  /** Uniform in [0, 1), 24 bits, so that it is exact as a 32-bit float. */
  uniform(): number;
  /** Standard normal (Box and Muller, 1958). */
  normal(): number;
  /** Uniform integer in [0, limit), unbiased; `limit` from 1 to 2^32. */
  below(limit: number): number;
  /** The numbers 0 .. n-1 in random order (Fisher and Yates; Durstenfeld, 1964). */
  permutation(n: number): Int32Array;
}

/** The two words of the generator's key for a purpose; the words of the counter are block, step, item and 0. */
export function streamKey(seed: number, purpose: Purpose): readonly [number, number] {
  return [seed >>> 0, PURPOSE_CODES[purpose]];
}

/**
 * The stream of one purpose.
 * @param seed the run's seed, an integer from 0 to 2^32 - 1
 * @param step position within the purpose, such as the epoch or the batch: 0 to 2^32 - 1
 * @param item further position, such as the number of the layer
 */
export function stream(seed: number, purpose: Purpose, step = 0, item = 0): Stream {
  const key = streamKey(seed, purpose);
  let counter = 0;
  let words: readonly number[] = [];
  let used = 4;
  const word = (): number => {
    if (used === 4) {
      words = philox([counter >>> 0, step >>> 0, item >>> 0, 0], key);
      counter += 1;
      used = 0;
    }
    return words[used++] ?? 0;
  };
  const uniform = (): number => (word() >>> 8) / 0x1000000;
  const below = (limit: number): number => {
    const fair = Math.floor(0x100000000 / limit) * limit;
    let draw = word();
    while (draw >= fair) draw = word();
    return draw % limit;
  };
  return { uniform, below, normal: () => boxMuller(uniform), permutation: (n) => shuffle(n, below) };
}

function boxMuller(uniform: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
  return radius * Math.cos(2 * Math.PI * uniform());
}

function shuffle(n: number, below: (limit: number) => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(i + 1);
    const held = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = held;
  }
  return order;
}

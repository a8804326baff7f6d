/** The statistics at the end of the flat vector, and how a training step moves them. */
import * as tf from '@tensorflow/tfjs';
import { unpack, pack } from './pack';
import { isLearned, learnedSize, totalSize, type ParameterSpec } from './parameter';
import type { Training } from './training';

export interface Parted {
  readonly learned: tf.Tensor1D;
  /** One tensor a statistic; empty for a model without. */
  readonly statistics: readonly tf.Tensor[];
}

/** The flat vector as what is learned, and each statistic. */
export function part(flat: tf.Tensor1D, specs: readonly ParameterSpec[]): Parted {
  const measured = specs.filter((spec) => !isLearned(spec));
  if (measured.length === 0) return { learned: flat, statistics: [] };
  const learned = learnedSize(specs);
  const [first, rest] = tf.split(flat, [learned, totalSize(specs) - learned]) as [tf.Tensor1D, tf.Tensor1D];
  return { learned: first, statistics: unpack(rest, measured) };
}

/**
 * Remembers what the forward pass of a step measures. The library disposes of what is made on the way to a gradient,
 * so these tensors are kept until `joined` has put them together.
 */
export class Measured {
  readonly #next = new Map<string, tf.Tensor>();

  readonly hear: Training['measured'] = (name, value) => {
    if (!this.#next.has(name)) this.#next.set(name, tf.keep(value));
  };

  /** The flat vector after a step: what was learned, then each statistic as it was measured or as it was before. */
  joined({ learned, statistics }: Parted, specs: readonly ParameterSpec[]): tf.Tensor1D {
    if (statistics.length === 0) return learned;
    const names = specs.filter((spec) => !isLearned(spec)).map(({ name }) => name);
    const next = names.map((name, i) => this.#next.get(name) ?? (statistics[i] as tf.Tensor));
    const flat = pack([learned, ...next]);
    tf.dispose([...this.#next.values()]);
    this.#next.clear();
    return flat;
  }
}

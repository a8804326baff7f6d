/** What a model learns and measures: where each number lives in the one flat vector that training moves. */
import type * as tf from '@tensorflow/tfjs';
import type { LayerParameter } from '../../shared/layers/parameters';

export type ParameterRole = 'encoder' | 'trunk' | 'head';

export interface ParameterSpec {
  /** Such as `trunk 1/kernel`, `head fat output/bias`, `encoder island/table`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: ParameterRole;
  /** The task of a head. */
  readonly task?: string;
  /** The value each of its numbers begins with, or how random ones are drawn. */
  readonly begins: LayerParameter['begins'] | 'embedding';
  /** Measured by training steps and not learned: no gradient, no rate, no optimizer state. */
  readonly statistic?: boolean;
  /** Where it begins in the flat vector, and how many numbers it has. */
  readonly offset: number;
  readonly size: number;
}

/** Gives the parameter of a name, as a tensor. */
export type Parameters = (name: string) => tf.Tensor;

export type ParameterShape = Omit<ParameterSpec, 'offset' | 'size'>;

/** Places parameters one after another in the flat vector: first all that is learned, then all that is measured. */
export function layOut(shapes: readonly ParameterShape[]): ParameterSpec[] {
  let offset = 0;
  return [...shapes.filter(isLearned), ...shapes.filter((shape) => !isLearned(shape))].map((shape) => {
    const size = shape.shape.reduce((product, width) => product * width, 1);
    const spec = { ...shape, offset, size };
    offset += size;
    return spec;
  });
}

export function isLearned(shape: Pick<ParameterShape, 'statistic'>): boolean {
  return shape.statistic !== true;
}

/** Length of the flat vector. */
export function totalSize(specs: readonly ParameterSpec[]): number {
  return specs.reduce((sum, spec) => sum + spec.size, 0);
}

/** How many numbers are learned: the first of the flat vector. */
export function learnedSize(specs: readonly ParameterSpec[]): number {
  return totalSize(specs.filter(isLearned));
}

/** What a model learns: where each number lives in the one flat vector that training moves. */

export type ParameterRole = 'encoder' | 'trunk' | 'head';

export interface ParameterSpec {
  /** Such as `trunk 1/kernel`, `head fat output/bias`, `encoder island/table`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly role: ParameterRole;
  /** The task of a head. */
  readonly task?: string;
  /** Where it begins in the flat vector, and how many numbers it has. */
  readonly offset: number;
  readonly size: number;
}

export type ParameterShape = Omit<ParameterSpec, 'offset' | 'size'>;

/** Places parameters one after another in the flat vector. */
export function layOut(shapes: readonly ParameterShape[]): ParameterSpec[] {
  let offset = 0;
  return shapes.map((shape) => {
    const size = shape.shape.reduce((product, width) => product * width, 1);
    const spec = { ...shape, offset, size };
    offset += size;
    return spec;
  });
}

/** Length of the flat vector. */
export function totalSize(specs: readonly ParameterSpec[]): number {
  return specs.reduce((sum, spec) => sum + spec.size, 0);
}

/**
 * A program: what one traced function computes, as plain data. Every shape is known and no value can be looked at,
 * so the same program always does the same work.
 */

export type Dtype = 'float32' | 'int32' | 'bool';

/** What is known of a tensor before there is one. */
export interface Spec {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
}

/** Given anew at every call, under a name that stands in prints and errors. */
export interface Argument extends Spec {
  readonly name: string;
}

export type Values = Float32Array | Int32Array | Uint8Array;

/** The same at every call. */
export interface Constant extends Spec {
  readonly values: Values;
}

/** Where a value comes from. */
export type Ref =
  | { readonly from: 'argument'; readonly index: number }
  | { readonly from: 'constant'; readonly index: number }
  | { readonly from: 'node'; readonly index: number; readonly output: number };

/** One call of a TensorFlow.js kernel. Kernels over a list name their inputs `0`, `1` and so on. */
export interface ProgramNode {
  readonly kernel: string;
  readonly inputs: Readonly<Record<string, Ref>>;
  /** As TensorFlow.js gave them; a lowering reads what it knows. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly outputs: readonly Spec[];
}

export interface Program {
  readonly arguments: readonly Argument[];
  readonly constants: readonly Constant[];
  /** Each after all that it takes from. */
  readonly nodes: readonly ProgramNode[];
  readonly results: readonly Ref[];
}

/** Shape and type of what a reference gives. */
export function specOf(program: Pick<Program, 'arguments' | 'constants' | 'nodes'>, ref: Ref): Spec {
  const spec =
    ref.from === 'node'
      ? program.nodes[ref.index]?.outputs[ref.output]
      : program[PLACES[ref.from]][ref.index];
  if (!spec) throw new Error(`the program has no ${ref.from} ${ref.index}`);
  return spec;
}

const PLACES = { argument: 'arguments', constant: 'constants' } as const;

/** Number of elements. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, width) => product * width, 1);
}

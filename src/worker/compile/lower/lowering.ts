import type { ProgramNode, Spec } from '../program';
import type { GraphFunction, GraphRef } from '../graph/function';
import { TYPE, type Type } from '../graph/messages';

/** A value of the program as the graph function holds it. */
export interface Value extends Spec {
  readonly ref: GraphRef;
}

/** One node of a program on its way into a graph function. */
export interface Call {
  readonly node: ProgramNode;
  readonly into: GraphFunction;
  input(name: string): Value;
  /** The inputs of a kernel over a list. */
  readonly list: readonly Value[];
  /** What the node's first output is. */
  readonly output: Spec;
}

/** Adds what a kernel does to the graph function: one reference an output. */
export type Lowering = (call: Call) => readonly GraphRef[];

export function typeOf({ dtype }: Pick<Spec, 'dtype'>): Type {
  return TYPE[dtype];
}

/** An attribute that is a number; `absent` where the kernel was called without. */
export function numberOf({ node }: Call, name: string, absent: number): number {
  const value = node.attributes[name];
  return typeof value === 'number' ? value : absent;
}

export function flagOf({ node }: Call, name: string): boolean {
  return node.attributes[name] === true;
}

/** An attribute that is a number or a list of them; `absent` where the kernel was called without. */
export function numbersOf({ node }: Call, name: string, absent: readonly number[]): readonly number[] {
  const value = node.attributes[name];
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value.map(Number) : absent;
}

/** Axes as they are counted from the front. */
export function axesFrom(axes: readonly number[], rank: number): number[] {
  return axes.map((axis) => (axis < 0 ? axis + rank : axis));
}

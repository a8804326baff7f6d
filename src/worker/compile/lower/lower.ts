import { specOf, type Program, type ProgramNode, type Ref } from '../program';
import type { GraphFunction, GraphRef } from '../graph/function';
import { withPatterns } from '../patterns';
import type { Call, Value } from './lowering';
import { LOWERINGS } from './table';

/** Kernels of a program that the table does not know; empty where it can be lowered. */
export function kernelsWithoutLowering(program: Program): string[] {
  return [
    ...new Set(
      program.nodes.map((node) => node.kernel).filter((kernel) => !Object.hasOwn(LOWERINGS, kernel)),
    ),
  ];
}

/**
 * Adds a program to a graph function.
 * @param args where the function holds the program's arguments
 * @returns where it holds the results
 */
export function lower(traced: Program, args: readonly GraphRef[], into: GraphFunction): GraphRef[] {
  const program = withPatterns(traced);
  const outputs: (readonly GraphRef[])[] = [];
  const constants = program.constants.map((constant) => into.constant(constant, constant.values));
  const refOf = (ref: Ref): GraphRef => {
    if (ref.from === 'node') return present(outputs[ref.index]?.[ref.output]);
    return present((ref.from === 'argument' ? args : constants)[ref.index]);
  };
  const valueOf = (ref: Ref): Value => ({ ...specOf(program, ref), ref: refOf(ref) });
  for (const node of program.nodes) outputs.push(lowered(node, valueOf, into));
  return program.results.map(refOf);
}

function lowered(node: ProgramNode, valueOf: (ref: Ref) => Value, into: GraphFunction): readonly GraphRef[] {
  const lowering = LOWERINGS[node.kernel];
  const [output] = node.outputs;
  if (!lowering || !output) throw new Error(`no lowering for ${node.kernel}`);
  const call: Call = {
    node,
    into,
    output,
    input: (name) => {
      const ref = node.inputs[name];
      if (!ref) throw new Error(`${node.kernel} without input ${name}`);
      return valueOf(ref);
    },
    list: Object.values(node.inputs).map(valueOf),
  };
  return lowering(call);
}

function present(ref: GraphRef | undefined): GraphRef {
  if (ref === undefined) throw new Error('a reference to nothing');
  return ref;
}

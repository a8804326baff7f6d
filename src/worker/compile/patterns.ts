import { ProgramBuilder } from './builder';
import { specOf, type Program, type ProgramNode, type Ref } from './program';

/**
 * The same program with kernels of native TensorFlow that TensorFlow.js has no names for, where they give the same
 * numbers to the bit in one pass over them instead of several: dy cast(value > 0), the derivative of relu, is
 * `ReluGrad`.
 */
export function withPatterns(program: Program): Program {
  const builder = new ProgramBuilder();
  const made: Ref[][] = [];
  const given = program.arguments.map((argument) => builder.argument(argument));
  const constants = program.constants.map((constant) => builder.constant(constant));
  const moved = (ref: Ref): Ref => {
    const place = { node: made[ref.index], argument: given, constant: constants }[ref.from];
    return place?.[ref.from === 'node' ? ref.output : ref.index] as Ref;
  };
  for (const node of program.nodes) {
    const found = reluGrad(program, node) ?? node;
    const inputs = Object.fromEntries(Object.entries(found.inputs).map(([name, ref]) => [name, moved(ref)]));
    made.push(builder.node({ ...found, inputs }));
  }
  return builder.finish(program.results.map(moved));
}

function reluGrad(program: Program, node: ProgramNode): ProgramNode | null {
  if (node.kernel !== 'Multiply') return null;
  const { a, b } = node.inputs;
  const value = positive(program, b);
  if (!a || !value || String(specOf(program, a).shape) !== String(specOf(program, value).shape)) return null;
  return { ...node, kernel: 'ReluGrad', inputs: { gradients: a, features: value } };
}

/** The x of cast(x > 0, float32). */
function positive(program: Program, ref: Ref | undefined): Ref | null {
  const cast = nodeAt(program, ref, 'Cast');
  const greater = nodeAt(program, cast?.inputs['x'], 'Greater');
  const { a, b } = greater?.inputs ?? {};
  if (cast?.outputs[0]?.dtype !== 'float32' || !a || b?.from !== 'constant') return null;
  const bound = program.constants[b.index];
  return bound?.shape.length === 0 && bound.values[0] === 0 ? a : null;
}

function nodeAt(program: Program, ref: Ref | undefined, kernel: string): ProgramNode | null {
  const node = ref?.from === 'node' ? program.nodes[ref.index] : undefined;
  return node?.kernel === kernel ? node : null;
}

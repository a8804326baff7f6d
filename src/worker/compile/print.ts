import { specOf, type Program, type ProgramNode, type Ref, type Spec } from './program';

/** A program as text, one line a node, such as `%3 = Add(%2, parameters) -> float32[32, 64]`. */
export function print(program: Program): string {
  const first = program.nodes.reduce<number[]>(
    (places, node) => [...places, (places.at(-1) ?? 0) + node.outputs.length],
    [0],
  );
  const nameOf = (ref: Ref): string => {
    if (ref.from === 'argument') return program.arguments[ref.index]?.name ?? '?';
    return ref.from === 'constant' ? `#${ref.index}` : `%${(first[ref.index] ?? 0) + ref.output}`;
  };
  return [
    ...program.arguments.map((argument) => `${argument.name}: ${specText(argument)}`),
    ...program.constants.map(
      (constant, i) => `#${i} = ${valuesText(constant.values)}: ${specText(constant)}`,
    ),
    ...program.nodes.map((node, i) => nodeText(node, first[i] ?? 0, nameOf)),
    `return ${program.results.map((ref) => `${nameOf(ref)}: ${specText(specOf(program, ref))}`).join(', ')}`,
  ].join('\n');
}

function nodeText(node: ProgramNode, first: number, nameOf: (ref: Ref) => string): string {
  const outputs = node.outputs.map((_, i) => `%${first + i}`).join(', ');
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${String(value)}`);
  const inputs = Object.values(node.inputs).map(nameOf).join(', ');
  return `${outputs} = ${node.kernel}(${inputs})${attributes.join('')} -> ${node.outputs.map(specText).join(', ')}`;
}

function specText({ dtype, shape }: Spec): string {
  return `${dtype}[${shape.join(', ')}]`;
}

const SHOWN = 4;

function valuesText(values: ArrayLike<number>): string {
  const shown = Array.from(values).slice(0, SHOWN).join(', ');
  return values.length > SHOWN ? `${shown} ...` : shown;
}

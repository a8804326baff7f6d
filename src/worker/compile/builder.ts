import { constantKey } from './constant-key';
import type { Argument, Constant, Program, ProgramNode, Ref } from './program';

/** Puts a program together; what is equal is there once. */
export class ProgramBuilder {
  readonly #arguments: Argument[] = [];
  readonly #constants: Constant[] = [];
  readonly #nodes: ProgramNode[] = [];
  readonly #seen = new Map<string, number>();

  argument(argument: Argument): Ref {
    return { from: 'argument', index: this.#arguments.push(argument) - 1 };
  }

  constant(constant: Constant): Ref {
    const key = constantKey(constant, constant.values);
    return { from: 'constant', index: this.#once(key, () => this.#constants.push(constant) - 1) };
  }

  /** The outputs of a node; an equal node that is there already gives its own. */
  node(node: ProgramNode): Ref[] {
    const index = this.#once(keyOf(node), () => this.#nodes.push(node) - 1);
    return node.outputs.map((_, output) => ({ from: 'node', index, output }));
  }

  /** The program that computes `results`, without the nodes and constants that they do not need. */
  finish(results: readonly Ref[]): Program {
    const whole = { arguments: this.#arguments, constants: this.#constants, nodes: this.#nodes, results };
    return withoutDead(whole);
  }

  #once(key: string, add: () => number): number {
    const index = this.#seen.get(key) ?? add();
    this.#seen.set(key, index);
    return index;
  }
}

function keyOf(node: ProgramNode): string {
  const inputs = Object.entries(node.inputs).map(([name, ref]) => `${name}=${refKey(ref)}`);
  const attributes = Object.entries(node.attributes).map(([name, value]) => `${name}=${attributeKey(value)}`);
  return `${node.kernel}(${inputs.sort().join()})${attributes.sort().join()}`;
}

function refKey(ref: Ref): string {
  return ref.from === 'node' ? `node${ref.index}.${ref.output}` : `${ref.from}${ref.index}`;
}

/** JSON has no word for infinity and NaN, so numbers are written by JavaScript. */
function attributeKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(attributeKey).join()}]`;
  return typeof value === 'object' ? JSON.stringify(value) : `${typeof value} ${String(value)}`;
}

/** Arguments stay, also those that nothing needs: they are how the program is called. */
function withoutDead(program: Program): Program {
  const alive = new Set<number>();
  const used = new Set<number>();
  const visit = (ref: Ref): void => {
    if (ref.from === 'constant') used.add(ref.index);
    if (ref.from === 'node') alive.add(ref.index);
  };
  program.results.forEach(visit);
  for (let index = program.nodes.length - 1; index >= 0; index--) {
    if (alive.has(index)) Object.values(program.nodes[index]?.inputs ?? {}).forEach(visit);
  }
  const moved = { node: places(alive), constant: places(used) };
  const at = (ref: Ref): Ref =>
    ref.from === 'argument' ? ref : { ...ref, index: moved[ref.from].get(ref.index) ?? -1 };
  const inputsOf = (node: ProgramNode): ProgramNode['inputs'] =>
    Object.fromEntries(Object.entries(node.inputs).map(([name, ref]) => [name, at(ref)]));
  return {
    arguments: program.arguments,
    constants: program.constants.filter((_, index) => used.has(index)),
    nodes: program.nodes
      .filter((_, index) => alive.has(index))
      .map((node) => ({ ...node, inputs: inputsOf(node) })),
    results: program.results.map(at),
  };
}

function places(kept: ReadonlySet<number>): ReadonlyMap<number, number> {
  return new Map([...kept].sort((a, b) => a - b).map((index, place) => [index, place]));
}

import { constantKey } from '../constant-key';
import type { Spec, Values } from '../program';
import { ofType, ofValues, type Attributes } from './attributes';
import { messages, TYPE, type ArgDef, type FunctionDef, type NodeDef, type Type } from './messages';

/** An output of a node or an argument, as the nodes of a function name it, such as `n3:product:0`. */
export type GraphRef = string;

/** One argument or result of a graph function. */
export interface Port {
  readonly name: string;
  readonly type: Type;
}

/** A node of a graph or a function. */
export function nodeDef(
  name: string,
  op: string,
  inputs: readonly GraphRef[],
  attributes: Attributes,
): NodeDef {
  const node = new (messages().NodeDef)();
  node.setName(name);
  node.setOp(op);
  node.setInputList(inputs);
  for (const [key, value] of Object.entries(attributes)) node.getAttrMap().set(key, value);
  return node;
}

/** Puts a graph function together; equal operations and equal constants are there once. */
export class GraphFunction {
  readonly #nodes: NodeDef[] = [];
  readonly #seen = new Map<string, string>();

  constructor(
    readonly name: string,
    readonly inputs: readonly Port[],
  ) {}

  /**
   * Adds an operation without side effects.
   * @param output the name of its output argument in TensorFlow's table of operations
   * @param index which of the tensors of that output
   */
  op(op: string, inputs: readonly GraphRef[], attributes: Attributes, output: string, index = 0): GraphRef {
    const written = Object.entries(attributes).map(
      ([name, value]) => `${name}=${Buffer.from(value.serializeBinary()).toString('base64')}`,
    );
    return `${this.#once(op, inputs, attributes, written.join())}:${output}:${index}`;
  }

  constant(spec: Spec, values: Values): GraphRef {
    const attributes = { dtype: ofType(TYPE[spec.dtype]), value: ofValues(spec, values) };
    return `${this.#once('Const', [], attributes, constantKey(spec, values))}:output:0`;
  }

  /** A constant vector of integers, such as a shape or axes. */
  integers(values: readonly number[]): GraphRef {
    return this.constant({ shape: [values.length], dtype: 'int32' }, Int32Array.from(values));
  }

  integer(value: number): GraphRef {
    return this.constant({ shape: [], dtype: 'int32' }, Int32Array.of(value));
  }

  float(value: number): GraphRef {
    return this.constant({ shape: [], dtype: 'float32' }, Float32Array.of(value));
  }

  /** The function that gives `results` under the names of `outputs`. */
  finish(outputs: readonly Port[], results: readonly GraphRef[]): FunctionDef {
    const signature = new (messages().OpDef)();
    signature.setName(this.name);
    signature.setInputArgList(this.inputs.map(argDef));
    signature.setOutputArgList(outputs.map(argDef));
    const definition = new (messages().FunctionDef)();
    definition.setSignature(signature);
    definition.setNodeDefList(this.#nodes);
    outputs.forEach((output, i) => definition.getRetMap().set(output.name, results[i] ?? ''));
    return definition;
  }

  #once(op: string, inputs: readonly GraphRef[], attributes: Attributes, written: string): string {
    const key = `${op}(${inputs.join()})${written}`;
    const found = this.#seen.get(key);
    if (found !== undefined) return found;
    const name = `n${this.#nodes.length}`;
    this.#nodes.push(nodeDef(name, op, inputs, attributes));
    this.#seen.set(key, name);
    return name;
  }
}

function argDef({ name, type }: Port): ArgDef {
  const arg = new (messages().OpDef.ArgDef)();
  arg.setName(name);
  arg.setType(type);
  return arg;
}

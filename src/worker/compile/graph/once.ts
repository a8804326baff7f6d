import { lower } from '../lower/lower';
import { specOf, type Program } from '../program';
import { GraphFunction } from './function';
import { TYPE } from './messages';
import { savedModel, type Entry } from './saved-model';

/** How a loaded model is called: what is fed, and how many tensors come back. */
export interface Callable {
  readonly model: Uint8Array;
  readonly inputs: readonly string[];
  readonly outputs: number;
}

/** A model that computes the results of a program from its arguments. */
export function onceGraph(program: Program): Callable {
  const inputs = program.arguments.map(({ shape, dtype }, i) => ({
    name: `argument${i}`,
    type: TYPE[dtype],
    shape,
  }));
  const outputs = program.results.map((ref, i) => ({
    name: `result${i}`,
    type: TYPE[specOf(program, ref).dtype],
  }));
  const entry: Entry = { name: 'once', inputs, outputs };
  const body = new GraphFunction(entry.name, inputs);
  const results = lower(
    program,
    inputs.map(({ name }) => name),
    body,
  );
  return {
    model: savedModel([body.finish(outputs, results)], entry, 'as-written'),
    inputs: inputs.map(({ name }) => name),
    outputs: outputs.length,
  };
}

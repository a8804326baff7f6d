import { inPieces, type InPieces } from '../pieces';
import { fusable } from '../fusable';
import { lower } from '../lower/lower';
import type { LoopArgument, LoopProgram } from '../loop-program';
import { specOf, type Spec } from '../program';
import { ofBool, ofFunction, ofInt, ofType, ofTypes } from './attributes';
import { GraphFunction, type GraphRef, type Port } from './function';
import { TYPE, type FunctionDef } from './messages';
import type { Callable } from './once';
import { randomNumbers, type Draw } from './random';
import { fixedReports, listReports, type Reports } from './reports';
import { savedModel, type EntryInput, type Manner } from './saved-model';

/**
 * A model that runs a program turn after turn, each kernel as the native backend runs it. Fed: the number of turns,
 * the rows of each turn [turns, rows], what random numbers are drawn from (int32 [3]: the two words of the key, the
 * number of the first turn), then a tensor an argument other than masks. Comes back: the last state, then the report
 * of every turn [turns, ...].
 * It holds nothing between calls, so it serves any data and any run of the same shapes.
 */
export function loopGraph(program: LoopProgram): Callable {
  const whole = { program, cuts: program.arguments.map(() => null) };
  return loopOf(program, whole, listReports(reportSpec(program)), 'as-written');
}

/**
 * The same in one piece that XLA compiles at the first call: its kernels are fused, sums are taken in another order,
 * and last bits differ.
 * @param turns the most of one call; the rows of a call are always [turns, rows], also where fewer turns are asked for
 */
export function fusedLoopGraph(program: LoopProgram, turns: number): Callable {
  return loopOf(program, inPieces(program), fixedReports(reportSpec(program), turns), 'fused');
}

/** @param turned what runs at each turn: the program, or the same in pieces */
function loopOf(program: LoopProgram, turned: InPieces, reports: Reports, manner: Manner): Callable {
  const fed = fedPorts(program);
  const carried: readonly Port[] = [
    { name: 'turn', type: TYPE.int32 },
    ...fedPorts(turned.program),
    { name: 'reports', type: reports.type },
  ];
  const results = resultPorts(program);
  const whole = new GraphFunction('whole', fed);
  const functions = [
    conditionFunction(carried),
    bodyFunction(turned.program, carried, reports),
    whole.finish(results, wholeResults(program, turned, whole, carried, reports)),
  ];
  const entry = { name: 'whole', inputs: fed, outputs: results };
  return {
    model: savedModel(functions, entry, manner),
    inputs: fed.map((port) => port.name),
    outputs: results.length,
  };
}

/** What one call is given. */
function fedPorts(program: LoopProgram): EntryInput[] {
  const own = program.arguments.flatMap(({ role, shape, dtype }, i) => {
    if (role === 'mask') return [];
    return [{ name: `argument${i}`, type: TYPE[dtype], shape: fedShape(role, shape) }];
  });
  return [
    { name: 'turns', type: TYPE.int32, shape: [] },
    { name: 'rows', type: TYPE.int32, shape: [-1, -1] },
    { name: 'random', type: TYPE.int32, shape: [3] },
    ...own,
  ];
}

function fedShape(role: LoopArgument['role'], shape: readonly number[]): readonly number[] {
  if (role === 'rows') return [-1, ...shape.slice(1)];
  return role === 'turn' ? [-1, ...shape] : shape;
}

function resultPorts(program: LoopProgram): Port[] {
  return program.results.map((ref, i) => ({ name: `result${i}`, type: TYPE[specOf(program, ref).dtype] }));
}

/** Goes on while turn < turns. */
function conditionFunction(carried: readonly Port[]): FunctionDef {
  const condition = new GraphFunction('condition', carried);
  const less = condition.op('Less', ['turn', 'turns'], { T: ofType(TYPE.int32) }, 'z');
  return condition.finish([{ name: 'next_goes', type: TYPE.bool }], [less]);
}

/** One turn. */
function bodyFunction(program: LoopProgram, carried: readonly Port[], reports: Reports): FunctionDef {
  const body = new GraphFunction('body', carried);
  const rows = take(body, 'rows', 'turn', TYPE.int32);
  const args = program.arguments.map((argument, i) => {
    if (argument.role === 'rows') return take(body, `argument${i}`, rows, TYPE[argument.dtype]);
    if (argument.role === 'turn') return take(body, `argument${i}`, 'turn', TYPE[argument.dtype]);
    return argument.role === 'mask' ? drawnAtTurn(body, argument) : `argument${i}`;
  });
  const results = lower(program, args, body);
  const states = stateArguments(program);
  const next = new Map(states.map((argument, i) => [`argument${argument}`, results[i] ?? '']));
  next.set('turn', body.op('AddV2', ['turn', body.integer(1)], { T: ofType(TYPE.int32) }, 'z'));
  next.set('reports', reports.put(body, 'reports', 'turn', results.at(-1) ?? ''));
  const outputs = carried.map(({ name, type }) => ({ name: `next_${name}`, type }));
  return body.finish(
    outputs,
    carried.map(({ name }) => next.get(name) ?? name),
  );
}

function drawnAtTurn(body: GraphFunction, argument: Draw & Spec): GraphRef {
  const first = take(body, 'random', body.integer(2), TYPE.int32);
  const step = body.op('AddV2', [first, 'turn'], { T: ofType(TYPE.int32) }, 'z');
  const key = take(body, 'random', body.integers([0, 1]), TYPE.int32);
  return randomNumbers(body, argument, argument.shape, key, step);
}

/** From what is fed to what comes back: vectors that are carried in pieces are cut before the loop and joined after. */
function wholeResults(
  { arguments: args }: LoopProgram,
  turned: InPieces,
  whole: GraphFunction,
  carried: readonly Port[],
  reports: Reports,
): GraphRef[] {
  const first = reports.begin(whole, 'turns');
  const pieces = args.map((argument, i) => cutInto(whole, `argument${i}`, argument, turned.cuts[i] ?? null));
  const given = new Map(pieces.flat().map((ref, i) => [`argument${i}`, ref]));
  given.set('turn', whole.integer(0)).set('reports', first);
  const loop = {
    T: ofTypes(carried.map((port) => port.type)),
    cond: ofFunction('condition'),
    body: ofFunction('body'),
    parallel_iterations: ofInt(1),
    // Flat, so that oneDNN may take over convolutions, which it does not look for within functions; a turn of dense
    // layers takes a third longer that way.
    _lower_using_switch_merge: ofBool(!fusable(turned.program)),
  };
  const begin = carried.map(({ name }) => given.get(name) ?? name);
  const after = (name: string): GraphRef =>
    whole.op(
      'StatelessWhile',
      begin,
      loop,
      'output',
      carried.findIndex((port) => port.name === name),
    );
  let place = 0;
  const states = args.flatMap((argument, i) => {
    const parts = (pieces[i] ?? []).map(() => `argument${place++}`);
    return argument.role === 'state' ? [joined(whole, parts.map(after), argument)] : [];
  });
  return [...states, reports.end(whole, after('reports'))];
}

/** The pieces of a fed vector; of one that is even, the first number of each. */
function cutInto(
  whole: GraphFunction,
  vector: GraphRef,
  argument: LoopArgument,
  sizes: readonly number[] | null,
): GraphRef[] {
  if (!sizes) return [vector];
  const T = ofType(TYPE[argument.dtype]);
  const attributes = { num_split: ofInt(sizes.length), T, Tlen: ofType(TYPE.int32) };
  const inputs = [vector, whole.integers(sizes), whole.integer(0)];
  const pieces = sizes.map((_, i) => whole.op('SplitV', inputs, attributes, 'output', i));
  if (argument.role !== 'call' || !argument.even) return pieces;
  const first = [whole.integers([0]), whole.integers([1])];
  return pieces.map((piece) =>
    whole.op('Slice', [piece, ...first], { T, Index: ofType(TYPE.int32) }, 'output'),
  );
}

function joined(whole: GraphFunction, parts: readonly GraphRef[], { dtype }: Spec): GraphRef {
  const [first = ''] = parts;
  if (parts.length === 1) return first;
  const attributes = { N: ofInt(parts.length), T: ofType(TYPE[dtype]), Tidx: ofType(TYPE.int32) };
  return whole.op('ConcatV2', [...parts, whole.integer(0)], attributes, 'output');
}

function stateArguments(program: LoopProgram): number[] {
  return program.arguments.flatMap(({ role }, i) => (role === 'state' ? [i] : []));
}

function reportSpec(program: LoopProgram): Spec {
  const report = program.results.at(-1);
  if (!report) throw new Error('a looped program without a report');
  return specOf(program, report);
}

/** Rows of a tensor along its first axis. */
function take(body: GraphFunction, from: GraphRef, indices: GraphRef, type: Port['type']): GraphRef {
  const attributes = {
    batch_dims: ofInt(0),
    Tparams: ofType(type),
    Tindices: ofType(TYPE.int32),
    Taxis: ofType(TYPE.int32),
  };
  return body.op('GatherV2', [from, indices, body.integer(0)], attributes, 'output');
}

import { ofInt, ofType } from '../graph/attributes';
import { TYPE } from '../graph/messages';
import type { GraphRef } from '../graph/function';
import type { Spec } from '../program';
import { axesFrom, numberOf, numbersOf, typeOf, type Call, type Lowering } from './lowering';

function reshape(input: string): Lowering {
  return (call) => {
    const x = call.input(input);
    const attributes = { T: ofType(typeOf(x)), Tshape: ofType(TYPE.int32) };
    return [call.into.op('Reshape', [x.ref, call.into.integers(call.output.shape)], attributes, 'output')];
  };
}

function slice(call: Call): GraphRef[] {
  const x = call.input('x');
  const given = numbersOf(call, 'begin', []);
  const begin = placesIn(
    x.shape.map((_, axis) => given[axis] ?? 0),
    x.shape,
  );
  const places = [call.into.integers(begin), call.into.integers(call.output.shape)];
  return [
    call.into.op('Slice', [x.ref, ...places], { T: ofType(typeOf(x)), Index: ofType(TYPE.int32) }, 'output'),
  ];
}

/** A place below 0 is counted from the end of its axis. */
function placesIn(begin: readonly number[], shape: readonly number[]): number[] {
  return begin.map((place, axis) => (place < 0 ? place + (shape[axis] ?? 0) : place));
}

function split(call: Call): GraphRef[] {
  const x = call.input('x');
  const { outputs } = call.node;
  const [axis = 0] = axesFrom([numberOf(call, 'axis', 0)], x.shape.length);
  const sizes = call.into.integers(outputs.map((output) => output.shape[axis] ?? 1));
  const attributes = { num_split: ofInt(outputs.length), T: ofType(typeOf(x)), Tlen: ofType(TYPE.int32) };
  const inputs = [x.ref, sizes, call.into.integer(axis)];
  return outputs.map((_, i) => call.into.op('SplitV', inputs, attributes, 'output', i));
}

function concat(call: Call): GraphRef[] {
  const [axis = 0] = axesFrom([numberOf(call, 'axis', 0)], call.output.shape.length);
  const refs = call.list.map((value) => value.ref);
  const attributes = { N: ofInt(refs.length), T: ofType(typeOf(call.output)), Tidx: ofType(TYPE.int32) };
  return [call.into.op('ConcatV2', [...refs, call.into.integer(axis)], attributes, 'output')];
}

function pack(call: Call): GraphRef[] {
  const refs = call.list.map((value) => value.ref);
  const attributes = {
    N: ofInt(refs.length),
    T: ofType(typeOf(call.output)),
    axis: ofInt(numberOf(call, 'axis', 0)),
  };
  return [call.into.op('Pack', refs, attributes, 'output')];
}

function unpack(call: Call): GraphRef[] {
  const value = call.input('value');
  const attributes = {
    num: ofInt(call.node.outputs.length),
    T: ofType(typeOf(value)),
    axis: ofInt(numberOf(call, 'axis', 0)),
  };
  return call.node.outputs.map((_, i) => call.into.op('Unpack', [value.ref], attributes, 'output', i));
}

function tile(call: Call): GraphRef[] {
  const x = call.input('x');
  const times = call.into.integers(numbersOf(call, 'reps', []));
  return [
    call.into.op('Tile', [x.ref, times], { T: ofType(typeOf(x)), Tmultiples: ofType(TYPE.int32) }, 'output'),
  ];
}

function transpose(call: Call): GraphRef[] {
  const x = call.input('x');
  const order = call.into.integers(numbersOf(call, 'perm', []));
  return [
    call.into.op('Transpose', [x.ref, order], { T: ofType(typeOf(x)), Tperm: ofType(TYPE.int32) }, 'y'),
  ];
}

function gather(call: Call): GraphRef[] {
  const [x, indices] = [call.input('x'), call.input('indices')];
  const [axis = 0] = axesFrom([numberOf(call, 'axis', 0)], x.shape.length);
  const attributes = {
    batch_dims: ofInt(numberOf(call, 'batchDims', 0)),
    Tparams: ofType(typeOf(x)),
    Tindices: ofType(typeOf(indices)),
    Taxis: ofType(TYPE.int32),
  };
  return [call.into.op('GatherV2', [x.ref, indices.ref, call.into.integer(axis)], attributes, 'output')];
}

function oneHot(call: Call): GraphRef[] {
  const indices = call.input('indices');
  const { dtype } = call.output;
  const scalar = (value: number): GraphRef =>
    call.into.constant({ shape: [], dtype }, ARRAYS[dtype].of(value));
  const numbers = [scalar(numberOf(call, 'onValue', 1)), scalar(numberOf(call, 'offValue', 0))];
  const depth = call.into.integer(numberOf(call, 'depth', 0));
  const attributes = { axis: ofInt(-1), T: ofType(typeOf(call.output)), TI: ofType(typeOf(indices)) };
  return [call.into.op('OneHot', [indices.ref, depth, ...numbers], attributes, 'output')];
}

const ARRAYS: Readonly<Record<Spec['dtype'], typeof Float32Array | typeof Int32Array | typeof Uint8Array>> = {
  float32: Float32Array,
  int32: Int32Array,
  bool: Uint8Array,
};

export const SHAPES: Readonly<Record<string, Lowering>> = {
  Reshape: reshape('x'),
  ExpandDims: reshape('input'),
  Slice: slice,
  SplitV: split,
  Concat: concat,
  Pack: pack,
  Unpack: unpack,
  Tile: tile,
  Transpose: transpose,
  GatherV2: gather,
  OneHot: oneHot,
};

import { ofInt, ofType } from './attributes';
import type { GraphFunction, GraphRef } from './function';
import { TYPE } from './messages';

/** A dropout mask: its share of zeros, and its place among the masks of a step. */
export interface Dropout {
  readonly rate: number;
  readonly place: number;
}

/** Number of the algorithm Philox in TensorFlow's stateless random operations. */
const PHILOX = 1;

/**
 * The mask that the project's own streams draw: word i of Philox4x32-10 under `key`, its upper 24 bits as a number in
 * [0, 1), drops element i where it is below the rate. TensorFlow counts blocks in the same words of the counter, so
 * both give the same mask to the bit.
 * @param key int32 [2], the two words of the key
 * @param step int32 scalar, the second word of the counter; the third is the mask's place
 */
export function dropoutMask(
  into: GraphFunction,
  { rate, place }: Dropout,
  shape: readonly number[],
  key: GraphRef,
  step: GraphRef,
): GraphRef {
  const pairs = { N: ofInt(2), T: ofType(TYPE.int32), axis: ofInt(0) };
  const pair = (a: GraphRef, b: GraphRef): GraphRef => into.op('Pack', [a, b], pairs, 'output');
  const counter = into.op(
    'Pack',
    [pair(into.integer(0), step), pair(into.integer(place), into.integer(0))],
    pairs,
    'output',
  );
  const inputs = [
    into.integers(shape),
    asWord(into, row(into, key), TYPE.uint64),
    asWord(into, counter, TYPE.uint64),
  ];
  const random = { dtype: ofType(TYPE.uint32), Tshape: ofType(TYPE.int32) };
  const words = into.op(
    'StatelessRandomUniformFullIntV2',
    [...inputs, into.integer(PHILOX)],
    random,
    'output',
  );
  const limit = asWord(into, into.integer(firstKept(rate) | 0), TYPE.uint32);
  const kept = into.op('GreaterEqual', [words, limit], { T: ofType(TYPE.uint32) }, 'z');
  const ones = into.op('Cast', [kept], { SrcT: ofType(TYPE.bool), DstT: ofType(TYPE.float32) }, 'y');
  return into.op('Mul', [ones, into.float(1 / (1 - rate))], { T: ofType(TYPE.float32) }, 'z');
}

/** The smallest word whose upper 24 bits, as a number in [0, 1), are not below the rate. */
function firstKept(rate: number): number {
  return Math.ceil(rate * 0x1000000) * 0x100;
}

function row(into: GraphFunction, vector: GraphRef): GraphRef {
  const attributes = { T: ofType(TYPE.int32), Tdim: ofType(TYPE.int32) };
  return into.op('ExpandDims', [vector, into.integer(0)], attributes, 'output');
}

/** The same bits under another type; the last axis of pairs goes where the type is twice as long. */
function asWord(
  into: GraphFunction,
  integers: GraphRef,
  type: typeof TYPE.uint32 | typeof TYPE.uint64,
): GraphRef {
  return into.op('Bitcast', [integers], { T: ofType(TYPE.int32), type: ofType(type) }, 'output');
}

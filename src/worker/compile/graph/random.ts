import { ofInt, ofType } from './attributes';
import type { GraphFunction, GraphRef } from './function';
import { TYPE } from './messages';

/** Random numbers that a step takes, and their place among those of the step. */
export interface Draw {
  readonly draw:
    | { readonly kind: 'dropout'; readonly rate: number }
    | { readonly kind: 'noise'; readonly deviation: number };
  readonly place: number;
}

/** Number of the algorithm Philox in TensorFlow's stateless random operations. */
const PHILOX = 1;

/**
 * What the project's own streams draw: a dropout mask or normal numbers. TensorFlow counts blocks of Philox4x32-10 in
 * the same words of the counter, so both begin with the same words.
 * @param key int32 [2], the two words of the key
 * @param step int32 scalar, the second word of the counter; the third is the place
 */
export function randomNumbers(
  into: GraphFunction,
  { draw, place }: Draw,
  shape: readonly number[],
  key: GraphRef,
  step: GraphRef,
): GraphRef {
  const from = [
    into.integers(shape),
    asWord(into, row(into, key), TYPE.uint64),
    counter(into, place, step),
    into.integer(PHILOX),
  ];
  return draw.kind === 'dropout' ? mask(into, draw.rate, from) : normal(into, draw.deviation, from);
}

/**
 * Word i, its upper 24 bits as a number in [0, 1), drops element i where it is below the rate: the same mask as the
 * streams' to the bit.
 */
function mask(into: GraphFunction, rate: number, from: readonly GraphRef[]): GraphRef {
  const random = { dtype: ofType(TYPE.uint32), Tshape: ofType(TYPE.int32) };
  const words = into.op('StatelessRandomUniformFullIntV2', from, random, 'output');
  const limit = asWord(into, into.integer(firstKept(rate) | 0), TYPE.uint32);
  const kept = into.op('GreaterEqual', [words, limit], { T: ofType(TYPE.uint32) }, 'z');
  const ones = into.op('Cast', [kept], { SrcT: ofType(TYPE.bool), DstT: ofType(TYPE.float32) }, 'y');
  return into.op('Mul', [ones, into.float(1 / (1 - rate))], { T: ofType(TYPE.float32) }, 'z');
}

/** Normal numbers: those of `shared/random/normals.ts` within 1e-6. */
function normal(into: GraphFunction, deviation: number, from: readonly GraphRef[]): GraphRef {
  const random = { dtype: ofType(TYPE.float32), Tshape: ofType(TYPE.int32) };
  const standard = into.op('StatelessRandomNormalV2', from, random, 'output');
  return into.op('Mul', [standard, into.float(deviation)], { T: ofType(TYPE.float32) }, 'z');
}

function counter(into: GraphFunction, place: number, step: GraphRef): GraphRef {
  const pairs = { N: ofInt(2), T: ofType(TYPE.int32), axis: ofInt(0) };
  const pair = (a: GraphRef, b: GraphRef): GraphRef => into.op('Pack', [a, b], pairs, 'output');
  const words = pair(pair(into.integer(0), step), pair(into.integer(place), into.integer(0)));
  return asWord(into, words, TYPE.uint64);
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

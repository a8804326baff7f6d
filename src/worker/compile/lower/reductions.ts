import { ofBool, ofType } from '../graph/attributes';
import { TYPE } from '../graph/messages';
import { axesFrom, flagOf, numberOf, numbersOf, typeOf, type Call, type Lowering } from './lowering';

/** Over the axes that the attribute `axes` names; over all where it names none. */
function reduction(op: string, axes = 'axis'): Lowering {
  return (call) => {
    const x = call.input('x');
    const every = x.shape.map((_, axis) => axis);
    const over = axesFrom(numbersOf(call, axes, every), x.shape.length);
    const attributes = {
      T: ofType(typeOf(x)),
      Tidx: ofType(TYPE.int32),
      keep_dims: ofBool(flagOf(call, 'keepDims')),
    };
    return [call.into.op(op, [x.ref, call.into.integers(over)], attributes, 'output')];
  };
}

/** x[..., i, k] y[..., k, j], either transposed on request. */
function matMul(call: Call): string[] {
  const [a, b] = [call.input('a'), call.input('b')];
  const attributes = {
    T: ofType(typeOf(a)),
    adj_x: ofBool(flagOf(call, 'transposeA')),
    adj_y: ofBool(flagOf(call, 'transposeB')),
  };
  return [call.into.op('BatchMatMulV2', [a.ref, b.ref], attributes, 'output')];
}

/** Over the last axis. */
function softmax(call: Call): string[] {
  const logits = call.input('logits');
  return [call.into.op('Softmax', [logits.ref], { T: ofType(typeOf(logits)) }, 'softmax')];
}

/** The first place of the largest number, or of the smallest. */
function place(op: 'ArgMax' | 'ArgMin'): Lowering {
  return (call) => {
    const x = call.input('x');
    const [axis = 0] = axesFrom([numberOf(call, 'axis', 0)], x.shape.length);
    const types = { T: ofType(typeOf(x)), Tidx: ofType(TYPE.int32), output_type: ofType(TYPE.int32) };
    return [call.into.op(op, [x.ref, call.into.integer(axis)], types, 'output')];
  };
}

export const REDUCTIONS: Readonly<Record<string, Lowering>> = {
  Sum: reduction('Sum'),
  Mean: reduction('Mean'),
  Prod: reduction('Prod'),
  Min: reduction('Min'),
  Max: reduction('Max', 'reductionIndices'),
  ArgMax: place('ArgMax'),
  ArgMin: place('ArgMin'),
  BatchMatMul: matMul,
  Softmax: softmax,
};

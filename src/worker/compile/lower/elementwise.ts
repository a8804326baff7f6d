import { ofBool, ofFloat, ofType } from '../graph/attributes';
import { TYPE } from '../graph/messages';
import { numberOf, typeOf, type Call, type Lowering } from './lowering';

/** (a, b) -> z, with broadcasting. */
function binary(op: string): Lowering {
  return (call) => {
    const [a, b] = [call.input('a'), call.input('b')];
    return [call.into.op(op, [a.ref, b.ref], { T: ofType(typeOf(a)) }, 'z')];
  };
}

/** Of truths: without a type. */
function logical(op: string): Lowering {
  return (call) => [call.into.op(op, [call.input('a').ref, call.input('b').ref], {}, 'z')];
}

function unary(op: string, output = 'y'): Lowering {
  return (call) => {
    const x = call.input('x');
    return [call.into.op(op, [x.ref], { T: ofType(typeOf(x)) }, output)];
  };
}

/**
 * 1 above 0, `alpha` below, NaN for NaN. Where alpha is 0 this is the sign of relu(x), which a step that takes the
 * derivative of relu mostly has already.
 */
function step(call: Call): string[] {
  const x = call.input('x');
  const { into } = call;
  const T = ofType(typeOf(x));
  const alpha = numberOf(call, 'alpha', 0);
  if (alpha === 0) return [into.op('Sign', [into.op('Relu', [x.ref], { T }, 'activations')], { T }, 'y')];
  const above = into.op('Greater', [x.ref, into.float(0)], { T }, 'z');
  const chosen = into.op('SelectV2', [above, into.float(1), into.float(alpha)], { T }, 'output');
  return [into.op('SelectV2', [into.op('IsNan', [x.ref], { T }, 'y'), x.ref, chosen], { T }, 'output')];
}

/** dy where the value of relu is above 0, else 0; not a kernel of TensorFlow.js, see `patterns.ts`. */
function reluGrad(call: Call): string[] {
  const [dy, value] = [call.input('gradients'), call.input('features')];
  return [call.into.op('ReluGrad', [dy.ref, value.ref], { T: ofType(typeOf(dy)) }, 'backprops')];
}

function leakyRelu(call: Call): string[] {
  const x = call.input('x');
  const attributes = { T: ofType(typeOf(x)), alpha: ofFloat(numberOf(call, 'alpha', 0.2)) };
  return [call.into.op('LeakyRelu', [x.ref], attributes, 'activations')];
}

function select(call: Call): string[] {
  const [condition, t, e] = [call.input('condition'), call.input('t'), call.input('e')];
  return [call.into.op('Select', [condition.ref, t.ref, e.ref], { T: ofType(typeOf(t)) }, 'output')];
}

function cast(call: Call): string[] {
  const x = call.input('x');
  const attributes = { SrcT: ofType(typeOf(x)), DstT: ofType(typeOf(call.output)), Truncate: ofBool(false) };
  return [call.into.op('Cast', [x.ref], attributes, 'y')];
}

/** min(max(x, least), most); the native backend bounds from above first. */
function clip(call: Call): string[] {
  const x = call.input('x');
  const { into } = call;
  const T = ofType(TYPE.float32);
  const below = into.op('Minimum', [x.ref, into.float(numberOf(call, 'clipValueMax', Infinity))], { T }, 'z');
  return [into.op('Maximum', [below, into.float(numberOf(call, 'clipValueMin', -Infinity))], { T }, 'z')];
}

export const ELEMENTWISE: Readonly<Record<string, Lowering>> = {
  Add: binary('AddV2'),
  Sub: binary('Sub'),
  Multiply: binary('Mul'),
  RealDiv: binary('RealDiv'),
  Maximum: binary('Maximum'),
  Minimum: binary('Minimum'),
  Pow: binary('Pow'),
  SquaredDifference: binary('SquaredDifference'),
  Greater: binary('Greater'),
  GreaterEqual: binary('GreaterEqual'),
  Less: binary('Less'),
  LessEqual: binary('LessEqual'),
  Equal: binary('Equal'),
  NotEqual: binary('NotEqual'),
  LogicalAnd: logical('LogicalAnd'),
  LogicalOr: logical('LogicalOr'),
  LogicalNot: (call) => [call.into.op('LogicalNot', [call.input('x').ref], {}, 'y')],
  Relu: unary('Relu', 'activations'),
  ReluGrad: reluGrad,
  LeakyRelu: leakyRelu,
  Softplus: unary('Softplus', 'activations'),
  Elu: unary('Elu', 'activations'),
  Sigmoid: unary('Sigmoid'),
  Tanh: unary('Tanh'),
  Exp: unary('Exp'),
  Expm1: unary('Expm1'),
  Log: unary('Log'),
  Log1p: unary('Log1p'),
  Neg: unary('Neg'),
  Abs: unary('Abs'),
  Sign: unary('Sign'),
  Square: unary('Square'),
  Sqrt: unary('Sqrt'),
  Rsqrt: unary('Rsqrt'),
  Reciprocal: unary('Reciprocal'),
  Erf: unary('Erf'),
  IsNan: unary('IsNan'),
  ClipByValue: clip,
  Step: step,
  Select: select,
  Cast: cast,
};

/** Kernels that move a window over an image, [batch, height, width, channels]. */
import { ofBytes, ofInts, ofType, type Attributes } from '../graph/attributes';
import type { GraphRef } from '../graph/function';
import { TYPE } from '../graph/messages';
import { numbersOf, typeOf, type Call, type Lowering } from './lowering';

/** One number for both axes, or a number an axis; 1 along batch and channels. */
function along(call: Call, name: string): number[] {
  const [height = 1, width = height] = numbersOf(call, name, [1]);
  return [1, height, width, 1];
}

function moves(call: Call): Attributes {
  const { pad, dataFormat = 'NHWC' } = call.node.attributes;
  if ((pad !== 'same' && pad !== 'valid') || dataFormat !== 'NHWC')
    throw new Error(`${call.node.kernel} with padding ${String(pad)} over ${String(dataFormat)}`);
  return {
    T: ofType(typeOf(call.output)),
    strides: ofInts(along(call, 'strides')),
    padding: ofBytes(Buffer.from(pad.toUpperCase())),
    data_format: ofBytes(Buffer.from('NHWC')),
  };
}

/** @param shape of what the kernel differentiates by, where TensorFlow wants it beside the two inputs, at a place */
function convolution(inputs: readonly string[], shape?: { name: string; place: number }): Lowering {
  return (call) => {
    const refs = inputs.map((name) => call.input(name).ref);
    if (shape) refs.splice(shape.place, 0, call.into.integers(numbersOf(call, shape.name, [])));
    const attributes = { ...moves(call), dilations: ofInts(along(call, 'dilations')) };
    return [call.into.op(call.node.kernel, refs, attributes, 'output')];
  };
}

function pooling(refsOf: (call: Call) => GraphRef[]): Lowering {
  return (call) => {
    const attributes = { ...moves(call), ksize: ofInts(along(call, 'filterSize')) };
    return [call.into.op(call.node.kernel, refsOf(call), attributes, 'output')];
  };
}

/** Positions dealt out to the batch, or back again. */
function dealing(op: 'SpaceToBatchND' | 'BatchToSpaceND', ends: 'paddings' | 'crops'): Lowering {
  return (call) => {
    const x = call.input('x');
    const block = numbersOf(call, 'blockShape', []);
    const pairs = call.node.attributes[ends];
    const values = Array.isArray(pairs) ? pairs.flat().map(Number) : [];
    const cut = call.into.constant({ shape: [block.length, 2], dtype: 'int32' }, Int32Array.from(values));
    const attributes = {
      T: ofType(typeOf(x)),
      Tblock_shape: ofType(TYPE.int32),
      [`T${ends}`]: ofType(TYPE.int32),
    };
    return [call.into.op(op, [x.ref, call.into.integers(block), cut], attributes, 'output')];
  };
}

export const WINDOWS: Readonly<Record<string, Lowering>> = {
  Conv2D: convolution(['x', 'filter']),
  Conv2DBackpropInput: convolution(['filter', 'dy'], { name: 'inputShape', place: 0 }),
  Conv2DBackpropFilter: convolution(['x', 'dy'], { name: 'filterShape', place: 1 }),
  DepthwiseConv2dNative: convolution(['x', 'filter']),
  DepthwiseConv2dNativeBackpropInput: convolution(['filter', 'dy'], { name: 'inputShape', place: 0 }),
  DepthwiseConv2dNativeBackpropFilter: convolution(['x', 'dy'], { name: 'filterShape', place: 1 }),
  MaxPool: pooling((call) => [call.input('x').ref]),
  MaxPoolGrad: pooling((call) => ['input', 'output', 'dy'].map((name) => call.input(name).ref)),
  AvgPool: pooling((call) => [call.input('x').ref]),
  AvgPoolGrad: pooling((call) => [call.into.integers(call.input('input').shape), call.input('dy').ref]),
  SpaceToBatchND: dealing('SpaceToBatchND', 'paddings'),
  BatchToSpaceND: dealing('BatchToSpaceND', 'crops'),
};

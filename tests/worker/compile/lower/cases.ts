import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import type { Dtype } from '../../../../src/worker/compile/program';

export interface Input {
  readonly shape: readonly number[];
  readonly dtype: Dtype;
  readonly values: number[];
}

/** A function of tensors that calls a kernel. */
export interface Case {
  readonly inputs: readonly Input[];
  /** Whether results are sums of products of inputs, so that the same of their absolute values is the sum of absolute terms. */
  readonly sums?: true;
  work(tensors: readonly tf.Tensor[]): tf.Tensor[];
}

const widths = fc.integer({ min: 1, max: 5 });
const shapes = fc.array(widths, { minLength: 1, maxLength: 3 });
/** Without the numbers closest to 0, which some backends take for 0. */
const any = fc
  .float({ min: -4, max: 4, noNaN: true })
  .map((value) => (Math.abs(value) < 2 ** -126 ? 0 : value));
const positive = fc.float({ min: 0.0625, max: 4, noNaN: true });

function input(
  shape: readonly number[],
  values: fc.Arbitrary<number> = any,
  dtype: Dtype = 'float32',
): fc.Arbitrary<Input> {
  const size = shape.reduce((product, width) => product * width, 1);
  return fc
    .array(values, { minLength: size, maxLength: size })
    .map((array) => ({ shape, dtype, values: array }));
}

const truth = fc.constantFrom(0, 1);

function of(
  inputs: fc.Arbitrary<readonly Input[]>,
  work: (...tensors: tf.Tensor[]) => tf.Tensor | tf.Tensor[],
): fc.Arbitrary<Case> {
  return inputs.map((given) => ({ inputs: given, work: (tensors) => [work(...tensors)].flat() }));
}

/** Cases whose results are sums of products of inputs. */
function sums(cases: fc.Arbitrary<Case>): fc.Arbitrary<Case> {
  return cases.map((one) => ({ ...one, sums: true }));
}

function unary(work: (x: tf.Tensor) => tf.Tensor, values = any): fc.Arbitrary<Case> {
  return of(
    shapes.chain((shape) => fc.tuple(input(shape, values))),
    work as (...tensors: tf.Tensor[]) => tf.Tensor,
  );
}

/** Two tensors that broadcast: the second may lack the first axes or be 1 wide. */
function binary(
  work: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  values = any,
  dtype: Dtype = 'float32',
): fc.Arbitrary<Case> {
  const pairs = fc.tuple(shapes, fc.nat({ max: 2 }), fc.boolean()).chain(([shape, lacking, thin]) => {
    const other = shape
      .slice(Math.min(lacking, shape.length))
      .map((width, i) => (thin && i === 0 ? 1 : width));
    return fc.tuple(input(shape, values, dtype), input(other, values, dtype));
  });
  return of(pairs, work as (...tensors: tf.Tensor[]) => tf.Tensor);
}

/** Over some axes, or over all. */
function reduction(
  work: (x: tf.Tensor, axis: number[] | undefined, keep: boolean) => tf.Tensor,
): fc.Arbitrary<Case> {
  return fc.tuple(shapes, fc.nat(), fc.boolean()).chain(([shape, pick, keep]) => {
    const axes = shape.map((_, axis) => axis).filter((axis) => ((pick >> axis) & 1) === 1);
    return of(fc.tuple(input(shape)), (x) => work(x!, axes.length > 0 ? axes : undefined, keep));
  });
}

const matrices = fc.tuple(widths, widths);

const products = fc
  .tuple(widths, widths, widths, fc.boolean(), fc.boolean(), fc.boolean())
  .chain(([m, k, n, ta, tb, deep]) => {
    const before = deep ? [2] : [];
    const pair = fc.tuple(
      input([...before, ...(ta ? [k, m] : [m, k])]),
      input([...before, ...(tb ? [n, k] : [k, n])]),
    );
    return of(pair, (a, b) => tf.matMul(a!, b!, ta, tb));
  });

const splits = fc
  .tuple(widths, fc.array(widths, { minLength: 2, maxLength: 3 }), fc.boolean())
  .chain(([other, sizes, first]) => {
    const total = sizes.reduce((sum, size) => sum + size, 0);
    return of(fc.tuple(input(first ? [total, other] : [other, total])), (x) =>
      tf.split(x!, sizes, first ? 0 : 1),
    );
  });

const concats = fc
  .tuple(widths, widths, widths)
  .chain(([a, b, rows]) =>
    of(fc.tuple(input([rows, a]), input([rows, b])), (x, y) => tf.concat([x!, y!], -1)),
  );

const stacks = matrices.chain((shape) =>
  of(fc.tuple(input(shape), input(shape)), (x, y) => tf.stack([x!, y!], 1)),
);

const slices = fc.tuple(matrices, fc.nat(), fc.nat()).chain(([shape, a, b]) => {
  const begin = [a % shape[0], b % shape[1]] as const;
  return of(fc.tuple(input(shape)), (x) => tf.slice(x!, [...begin], [shape[0] - begin[0], 1]));
});

const gathers = fc
  .tuple(widths, widths, widths)
  .chain(([rows, width, taken]) =>
    of(fc.tuple(input([rows, width]), input([taken], fc.nat({ max: rows - 1 }), 'int32')), (x, at) =>
      tf.gather(x!, at as tf.Tensor1D),
    ),
  );

const oneHots = fc
  // One class alone is not one-hot: the library refuses it.
  .tuple(
    widths,
    widths.map((width) => width + 1),
  )
  .chain(([count, depth]) =>
    of(fc.tuple(input([count], fc.nat({ max: depth - 1 }), 'int32')), (at) =>
      tf.oneHot(at!, depth, 3, -1, 'int32'),
    ),
  );

const selects = matrices.chain((shape) =>
  of(fc.tuple(input(shape, truth, 'bool'), input(shape), input(shape)), (condition, a, b) =>
    tf.where(condition!, a!, b!),
  ),
);

const reordered = fc
  .tuple(widths, widths, widths)
  .chain((shape) => of(fc.tuple(input(shape)), (x) => tf.transpose(x!, [2, 0, 1])));

/** An image, a kernel of which each position has a number, and how the kernel moves: more than one window fits. */
const convolutions = fc
  .record({
    height: fc.integer({ min: 3, max: 6 }),
    width: fc.integer({ min: 3, max: 6 }),
    channels: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    kernel: fc.integer({ min: 1, max: 3 }),
    stride: fc.integer({ min: 1, max: 2 }),
    pad: fc.constantFrom('same' as const, 'valid' as const),
  })
  .chain(({ height, width, channels, outputs, kernel, stride, pad }) =>
    fc.tuple(
      input([2, height, width, channels]),
      input([kernel, kernel, channels, outputs]),
      fc.constant({ stride, pad }),
    ),
  );

type Moves = { readonly stride: number; readonly pad: 'same' | 'valid' };

function windowed(
  work: (x: tf.Tensor4D, kernel: tf.Tensor4D, moves: Moves) => tf.Tensor | tf.Tensor[],
): fc.Arbitrary<Case> {
  return convolutions.map(([x, kernel, moves]) => ({
    inputs: [x, kernel],
    work: ([image, filter]) => [work(image as tf.Tensor4D, filter as tf.Tensor4D, moves)].flat(),
  }));
}

const conv: Parameters<typeof windowed>[0] = (x, kernel, { stride, pad }) =>
  tf.conv2d(x, kernel, stride, pad);
const depthwise: Parameters<typeof windowed>[0] = (x, kernel, { stride, pad }) =>
  tf.depthwiseConv2d(x, kernel, stride, pad);

/** By the image or by the kernel, of the sum of squares. */
function slopeOf(of: typeof conv, by: 'image' | 'kernel'): typeof conv {
  return (x, kernel, moves) => {
    const loss = (image: tf.Tensor, filter: tf.Tensor): tf.Scalar =>
      tf.sum(tf.square(of(image as tf.Tensor4D, filter as tf.Tensor4D, moves) as tf.Tensor));
    return by === 'image'
      ? tf.grad((image) => loss(image, kernel))(x)
      : tf.grad((filter) => loss(x, filter))(kernel);
  };
}

/** Numbers that are all different, since which of equal ones is the largest is for each backend to say. */
const pools = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.integer({ min: 2, max: 5 }),
    fc.integer({ min: 1, max: 2 }),
    fc.nat(),
  )
  .map(([height, width, stride, by]) => {
    const size = 2 * height * width * 2;
    const values = Array.from({ length: size }, (_, i) => ((i * 7 + by) % 97) / 8 + i / 1024);
    return { x: { shape: [2, height, width, 2], dtype: 'float32' as const, values }, stride };
  });

function pooled(work: (x: tf.Tensor4D, stride: number) => tf.Tensor): fc.Arbitrary<Case> {
  return pools.map(({ x, stride }) => ({
    inputs: [x],
    work: ([image]) => [work(image as tf.Tensor4D, stride)],
  }));
}

const maxPool = (x: tf.Tensor4D, stride: number): tf.Tensor => tf.maxPool(x, 2, stride, 'valid');
const avgPool = (x: tf.Tensor4D, stride: number): tf.Tensor => tf.avgPool(x, [1, 2], [1, stride], 'valid');

const slopeOfPool =
  (of: typeof maxPool): typeof maxPool =>
  (x, stride) =>
    tf.grad((image) => tf.sum(tf.square(of(image as tf.Tensor4D, stride))))(x);

const dealt = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .chain(([height, width]) =>
    of(fc.tuple(input([2, height, width, 2])), (x) => {
      const pads = [height, width].map((length) => [1, 3 - (length % 2)]);
      return tf.batchToSpaceND(
        tf.spaceToBatchND(x!, [2, 2], pads),
        [2, 2],
        [
          [1, 0],
          [0, 1],
        ],
      );
    }),
  );

export const CASES: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  Add: binary(tf.add),
  Sub: binary(tf.sub),
  Multiply: binary(tf.mul),
  RealDiv: binary(tf.div, positive),
  Maximum: binary(tf.maximum),
  Minimum: binary(tf.minimum),
  Pow: binary(tf.pow, positive),
  SquaredDifference: binary(tf.squaredDifference),
  Greater: binary(tf.greater, fc.integer({ min: -1, max: 1 })),
  GreaterEqual: binary(tf.greaterEqual, fc.integer({ min: -1, max: 1 })),
  Less: binary(tf.less, fc.integer({ min: -1, max: 1 })),
  LessEqual: binary(tf.lessEqual, fc.integer({ min: -1, max: 1 })),
  Equal: binary(tf.equal, fc.integer({ min: -1, max: 1 })),
  NotEqual: binary(tf.notEqual, fc.integer({ min: -1, max: 1 })),
  LogicalAnd: binary(tf.logicalAnd, truth, 'bool'),
  LogicalOr: binary(tf.logicalOr, truth, 'bool'),
  LogicalNot: matrices.chain((shape) => of(fc.tuple(input(shape, truth, 'bool')), (x) => tf.logicalNot(x!))),
  Relu: unary(tf.relu),
  // The derivative of relu as it is traced; the pattern of it is one kernel.
  ReluGrad: of(
    shapes.chain((shape) => fc.tuple(input(shape), input(shape))),
    (dy, x) => tf.mul(dy!, tf.cast(tf.greater(tf.relu(x!), 0), 'float32')),
  ),
  LeakyRelu: unary((x) => tf.leakyRelu(x, 0.25)),
  Softplus: unary(tf.softplus),
  Elu: unary(tf.elu),
  Sigmoid: unary(tf.sigmoid),
  Tanh: unary(tf.tanh),
  Exp: unary(tf.exp),
  Expm1: unary(tf.expm1),
  Log: unary(tf.log, positive),
  Log1p: unary(tf.log1p, positive),
  Neg: unary(tf.neg),
  Abs: unary(tf.abs),
  Sign: unary(tf.sign),
  Square: unary(tf.square),
  Sqrt: unary(tf.sqrt, positive),
  Rsqrt: unary(tf.rsqrt, positive),
  Reciprocal: unary(tf.reciprocal, positive),
  Erf: unary(tf.erf),
  IsNan: unary(tf.isNaN, fc.constantFrom(0, 1, NaN)),
  ClipByValue: unary((x) => tf.clipByValue(x, -1, 2)),
  Step: fc.oneof(
    unary((x) => tf.step(x), fc.constantFrom(-1, 0, 2)),
    unary((x) => tf.step(x, 0.5), fc.constantFrom(-1, 0, 2)),
  ),
  Select: selects,
  Cast: unary((x) => tf.cast(x, 'int32')),
  Sum: sums(reduction((x, axis, keep) => tf.sum(x, axis, keep))),
  Mean: sums(reduction((x, axis, keep) => tf.mean(x, axis, keep))),
  Prod: reduction((x, axis, keep) => tf.prod(x, axis, keep)),
  Min: reduction((x, axis, keep) => tf.min(x, axis, keep)),
  Max: reduction((x, axis, keep) => tf.max(x, axis, keep)),
  ArgMax: matrices.chain((shape) => of(fc.tuple(input(shape)), (x) => tf.argMax(x!, -1))),
  ArgMin: matrices.chain((shape) => of(fc.tuple(input(shape)), (x) => tf.argMin(x!, -1))),
  BatchMatMul: sums(products),
  Softmax: matrices.chain((shape) => of(fc.tuple(input(shape)), (x) => tf.softmax(x!))),
  Reshape: matrices.chain(([a, b]) => of(fc.tuple(input([a, b])), (x) => tf.reshape(x!, [b, 1, -1]))),
  ExpandDims: unary((x) => tf.expandDims(x, -1)),
  Slice: slices,
  SplitV: splits,
  Concat: concats,
  Pack: stacks,
  Unpack: fc
    .tuple(widths, fc.integer({ min: 2, max: 4 }))
    .chain(([rows, count]) => of(fc.tuple(input([rows, count])), (x) => tf.unstack(x!, 1))),
  Tile: fc
    .tuple(matrices, widths)
    .chain(([shape, times]) => of(fc.tuple(input(shape)), (x) => tf.tile(x!, [times, 2]))),
  Conv2D: sums(windowed(conv)),
  Conv2DBackpropInput: sums(windowed(slopeOf(conv, 'image'))),
  Conv2DBackpropFilter: sums(windowed(slopeOf(conv, 'kernel'))),
  DepthwiseConv2dNative: sums(windowed(depthwise)),
  DepthwiseConv2dNativeBackpropInput: sums(windowed(slopeOf(depthwise, 'image'))),
  DepthwiseConv2dNativeBackpropFilter: sums(windowed(slopeOf(depthwise, 'kernel'))),
  MaxPool: pooled(maxPool),
  MaxPoolGrad: pooled(slopeOfPool(maxPool)),
  AvgPool: sums(pooled(avgPool)),
  AvgPoolGrad: sums(pooled(slopeOfPool(avgPool))),
  SpaceToBatchND: dealt,
  BatchToSpaceND: dealt,
  Transpose: reordered,
  GatherV2: gathers,
  OneHot: oneHots,
};

/**
 * Gradients of convolutions as convolutions. Images are [batch, height, width, channels], the channels last; a kernel
 * is [height, width, in, out], of a depthwise convolution [height, width, in, outputs of each].
 */
import * as tf from '@tensorflow/tfjs';
import type { ComposedKernel } from './kernel';

type Image = tf.Tensor4D;
type Moves = Pick<tf.Conv2DBackpropFilterAttrs, 'strides' | 'pad' | 'dimRoundingMode'>;
/** Zeros before and after, along the height and the width. */
type Frame = readonly [readonly [number, number], readonly [number, number]];

type FilterAttributes = Moves & Pick<tf.Conv2DBackpropFilterAttrs, 'filterShape'>;
type InputAttributes = Moves & Pick<tf.DepthwiseConv2dNativeBackpropInputAttrs, 'inputShape'>;

/**
 * Every place of the window saw the image from there on, at the stride's steps: the images as they are seen through
 * the slopes, dilated by the stride. Batch and channels change places, so that the sum runs over the batch.
 */
export const convFilterGradient: ComposedKernel<Readonly<Record<'x' | 'dy', Image>>, FilterAttributes> = {
  name: tf.Conv2DBackpropFilter,
  work({ x, dy }, attributes) {
    const { filterShape } = attributes;
    const { strides, pads } = windows(x.shape, filterShape, attributes);
    const padded = framed(x, pads);
    const [height, width, inputs, outputs] = filterShape;
    const images = tf.transpose(padded, [3, 1, 2, 0]) as Image;
    const seen = tf.conv2d(images, tf.transpose(dy, [1, 2, 0, 3]) as Image, 1, 'valid', 'NHWC', strides);
    return tf.transpose(tf.slice(seen, [0, 0, 0, 0], [inputs, height, width, outputs]), [1, 2, 0, 3]);
  },
};

/** The same channel by channel: batch and channels side by side, and the sum over the batch afterwards. */
export const depthwiseFilterGradient: ComposedKernel<
  Readonly<Record<'x' | 'dy', Image>>,
  FilterAttributes
> = {
  name: tf.DepthwiseConv2dNativeBackpropFilter,
  work({ x, dy }, attributes) {
    const { filterShape } = attributes;
    const { strides, pads } = windows(x.shape, filterShape, attributes);
    const padded = framed(x, pads);
    const [height, width, channels, each] = filterShape;
    const [batch, high, wide] = padded.shape;
    const images = tf.reshape(tf.transpose(padded, [1, 2, 0, 3]), [1, high, wide, batch * channels]) as Image;
    const [, rows, columns] = dy.shape;
    const slopes = tf.reshape(tf.transpose(dy, [1, 2, 0, 3]), [rows, columns, batch * channels, each]);
    const seen = tf.depthwiseConv2d(images, slopes as Image, 1, 'valid', 'NHWC', strides);
    const places = tf.slice(seen, [0, 0, 0, 0], [1, height, width, -1]);
    return tf.sum(tf.reshape(places, [height, width, batch, channels, each]), 2);
  },
};

/**
 * Every pixel was seen through the window's places in reverse: the slopes, the stride's gaps between them and zeros
 * around, under the window turned half round, with its inputs and outputs in each other's places.
 */
export const convInputGradient: ComposedKernel<Readonly<Record<'dy' | 'filter', Image>>, InputAttributes> = {
  name: tf.Conv2DBackpropInput,
  work({ dy, filter }, attributes) {
    const turned = tf.transpose(tf.reverse(filter, [0, 1]), [0, 1, 3, 2]) as Image;
    return tf.conv2d(reversed(dy, filter, attributes), turned, 1, 'valid');
  },
};

/** The same channel by channel. Outputs of one channel are summed. */
export const depthwiseInputGradient: ComposedKernel<
  Readonly<Record<'dy' | 'filter', Image>>,
  InputAttributes
> = {
  name: tf.DepthwiseConv2dNativeBackpropInput,
  work({ dy, filter }, attributes) {
    const [batch, high, wide, channels] = attributes.inputShape;
    const [height, width, , each] = filter.shape;
    const around = reversed(dy, filter, attributes);
    const turned = tf.reshape(tf.reverse(filter, [0, 1]), [height, width, channels * each, 1]) as Image;
    const seen = tf.depthwiseConv2d(around, turned, 1, 'valid');
    return tf.sum(tf.reshape(seen, [batch, high, wide, channels, each]), 4);
  },
};

/** The slopes with the stride's gaps between them and as many zeros around that a window ends at every pixel. */
function reversed(dy: Image, filter: Image, { inputShape, ...moves }: InputAttributes): Image {
  const [, high, wide] = inputShape;
  const [height, width] = filter.shape;
  const { strides, pads } = windows(inputShape, filter.shape, moves);
  const [[top], [left]] = pads;
  const spread = spaced(spaced(dy, 1, strides[0]), 2, strides[1]);
  const [, rows = 0, columns = 0] = spread.shape;
  const before = [height - 1 - top, width - 1 - left] as const;
  return framed(spread, [
    [before[0], high + top - rows],
    [before[1], wide + left - columns],
  ]);
}

/** How windows of a kernel move over images of a shape. */
function windows(
  image: Image['shape'],
  [height, width, inputs]: Image['shape'],
  { strides, pad, dimRoundingMode }: Moves,
): { readonly strides: [number, number]; readonly pads: Frame } {
  const kernel: Image['shape'] = [height, width, inputs, 1];
  const info = tf.backend_util.computeConv2DInfo(image, kernel, strides, 1, pad, dimRoundingMode);
  const { top, bottom, left, right } = info.padInfo;
  return {
    strides: [info.strideHeight, info.strideWidth],
    pads: [
      [top, bottom],
      [left, right],
    ],
  };
}

function framed(x: Image, [vertical, horizontal]: Frame): Image {
  return tf.pad(x, [[0, 0], [...vertical], [...horizontal], [0, 0]]);
}

/** With `stride - 1` zeros between one position of an axis and the next. */
function spaced(x: Image, axis: 1 | 2, stride: number): Image {
  if (stride === 1) return x;
  const apart = tf.expandDims(x, axis + 1);
  const gaps = apart.shape.map((_, i): [number, number] => [0, i === axis + 1 ? stride - 1 : 0]);
  const long = x.shape.map((length, i) => (i === axis ? length * stride : length));
  const kept = x.shape.map((length, i) => (i === axis ? (length - 1) * stride + 1 : length));
  return tf.slice(tf.reshape(tf.pad(apart, gaps), long), [0, 0, 0, 0], kept) as Image;
}

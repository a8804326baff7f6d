/** Windows that move over an image: [batch, height, width, channels] and a kernel [height, width, in, out]. */
import * as tf from '@tensorflow/tfjs';

export interface Moves {
  readonly stride: number;
  readonly dilation: number;
  readonly padding: 'same' | 'valid';
}

/** An image, and how a window of a kernel moves over it. */
type Convolution = (x: tf.Tensor4D, kernel: tf.Tensor4D, moves: Moves) => tf.Tensor4D;

/** Every output channel from all input channels. */
export const convolve: Convolution = (x, kernel, moves) =>
  dilated(x, kernel, moves, (image, { stride, padding }) => tf.conv2d(image, kernel, stride, padding));

/** `out` outputs of each channel from that channel alone, side by side. */
export const convolveDepthwise: Convolution = (x, kernel, moves) =>
  dilated(x, kernel, moves, (image, { stride, padding }) =>
    tf.depthwiseConv2d(image, kernel, stride, padding),
  );

/** Over [batch, length, channels] with a kernel [width, in, out]: an image one row high. */
export function convolveLine(x: tf.Tensor3D, kernel: tf.Tensor3D, moves: Moves): tf.Tensor3D {
  const rows = convolve(tf.expandDims(x, 1), tf.expandDims(kernel, 0), moves);
  return tf.squeeze(rows, [1]);
}

/**
 * A dilated window sees every d-th position only, so the image falls apart into d x d images of every d-th position,
 * over which the window moves undilated (Holschneider et al., 1989). The library has no gradient of dilation.
 */
function dilated(
  x: tf.Tensor4D,
  kernel: tf.Tensor4D,
  moves: Moves,
  undilated: (image: tf.Tensor4D, moves: Omit<Moves, 'dilation'>) => tf.Tensor4D,
): tf.Tensor4D {
  const { dilation } = moves;
  if (dilation === 1) return undilated(x, moves);
  const axes = [0, 1].map((axis) => {
    const [length = 1, window = 1] = [x.shape[axis + 1], kernel.shape[axis]];
    return spread(length, window, moves);
  });
  const blocks = axes.map(({ block }) => block);
  const apart = tf.spaceToBatchND(
    x,
    blocks,
    axes.map(({ pads }) => pads),
  );
  const convolved = undilated(apart, { stride: 1, padding: 'valid' });
  return tf.batchToSpaceND(
    convolved,
    blocks,
    axes.map(({ crop }) => [0, crop]),
  );
}

interface Spread {
  readonly block: number;
  /** Zeros before and after. */
  readonly pads: [number, number];
  /** Positions at the end that come from zeros beyond the padding. */
  readonly crop: number;
}

/** How an axis is dealt out. An axis with a window of one position is left whole. */
function spread(length: number, window: number, { dilation, padding }: Moves): Spread {
  if (window === 1) return { block: 1, pads: [0, 0], crop: 0 };
  const all = padding === 'same' ? (window - 1) * dilation : 0;
  const before = Math.floor(all / 2);
  const crop = (dilation - ((length + all) % dilation)) % dilation;
  return { block: dilation, pads: [before, all - before + crop], crop };
}

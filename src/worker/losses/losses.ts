import type * as tf from '@tensorflow/tfjs';
import type { LossName } from '../../shared/task';
import { sigmoidCrossEntropy } from './sigmoid-cross-entropy';
import { softmaxCrossEntropy } from './softmax-cross-entropy';
import { squaredError } from './squared-error';

/** Outputs before the last activation, targets of the same shape, mask of known labels -> mean over known labels. */
export type Loss = (outputs: tf.Tensor2D, targets: tf.Tensor2D, mask: tf.Tensor2D) => tf.Scalar;

export const LOSSES: Readonly<Record<LossName, Loss>> = {
  'sigmoid-cross-entropy': sigmoidCrossEntropy,
  'softmax-cross-entropy': softmaxCrossEntropy,
  'squared-error': squaredError,
};

/**
 * What a block of rows adds to a task's scores, as tensors: computed where the outputs are, so that it is part of the
 * compiled forward pass, and only sums come back, with what rows are ranked by where a score needs the ranks.
 */
import * as tf from '@tensorflow/tfjs';
import type { FittedTask } from '../../shared/recipe/fitted';
import { linkOf, type Task } from '../../shared/task';
import { QUANTILE } from '../../shared/normal-interval';
import { negativeLogLikelihood, normalOf } from '../losses/gaussian';
import { halfDeviance } from '../losses/poisson';

/** -ln of the smallest probability that counts in a logarithm, 2^-52, as scikit-learn has it for doubles. */
const MOST_LOG_LOSS = 52 * Math.LN2;

interface Measures {
  /**
   * Of a number [squares, absolute errors], both standardised, with a variance behind them [negative log likelihoods, how
   * many are within their interval]; of a count behind them [halves of deviances]; of classes [right answers a class, log
   * loss]; of yes/no targets [right noes a target, right yeses a target, log loss a target]. Rows whose label is unknown
   * add nothing.
   */
  readonly sums: tf.Tensor1D;
  /** [rows, classes or targets], higher where the class, or yes, is more probable; null for a number or a count. */
  readonly ranks: tf.Tensor2D | null;
}

/**
 * @param outputs before the last activation, [rows, outputWidth]
 * @param labels as prepared, [rows, targets]; NaN where unknown
 */
export function measuresOf(
  task: Task,
  fitted: FittedTask,
  outputs: tf.Tensor2D,
  labels: tf.Tensor2D,
): Measures {
  switch (fitted.kind) {
    case 'number':
      return fitted.variance ? ofNormal(outputs, labels) : ofNumber(outputs, labels);
    case 'count':
      return ofCount(outputs, labels);
    case 'classes':
      return ofClasses(outputs, labels);
    case 'binary':
    case 'multi-label':
      // Under one softmax each probability is read as that target's own, above 1/2 meaning yes, which is what someone
      // who wrote the program that way would read; so at most one target of a row can be a yes.
      return ofYesNo(linkOf(task) === 'softmax' ? logOdds(outputs) : outputs, labels);
  }
}

function ofNumber(outputs: tf.Tensor2D, labels: tf.Tensor2D): Measures {
  const error = tf.where(isNumber(labels), tf.sub(outputs, labels), tf.zerosLike(labels));
  return { sums: tf.stack([tf.sum(tf.square(error)), tf.sum(tf.abs(error))]) as tf.Tensor1D, ranks: null };
}

/** The answer is the mean; its interval is what the normal distribution says. */
function ofNormal(outputs: tf.Tensor2D, labels: tf.Tensor2D): Measures {
  const { mean, logVariance } = normalOf(outputs);
  const error = tf.sub(mean, labels);
  const likelihood = negativeLogLikelihood(logVariance, error);
  const reach = tf.mul(tf.exp(tf.mul(logVariance, 0.5)), QUANTILE);
  return {
    sums: tf.concat([
      ofNumber(mean, labels).sums,
      tf.sum(tf.where(isNumber(labels), likelihood, tf.zerosLike(labels))).expandDims<tf.Tensor1D>(0),
      count(tf.lessEqual(tf.abs(error), reach)),
    ]),
    ranks: null,
  };
}

/** The answer is exp of the output. */
function ofCount(outputs: tf.Tensor2D, labels: tf.Tensor2D): Measures {
  const known = isNumber(labels);
  const counts = tf.where(known, labels, tf.zerosLike(labels)) as tf.Tensor2D;
  const deviances = tf.where(known, halfDeviance(outputs, counts), tf.zerosLike(labels));
  const { sums } = ofNumber(tf.exp(outputs), labels);
  return { sums: tf.concat([sums, tf.sum(deviances).expandDims<tf.Tensor1D>(0)]), ranks: null };
}

/** The answer is the class of the largest output, the first of equals; none where an output is not a number. */
function ofClasses(outputs: tf.Tensor2D, labels: tf.Tensor2D): Measures {
  const classes = tf.range(0, outputs.shape[1]).expandDims<tf.Tensor2D>(0);
  const is = tf.equal<tf.Tensor2D>(labels, classes);
  const answer = tf.cast(tf.argMax(outputs, 1).expandDims(1), 'float32');
  const logs = tf.logSoftmax(outputs);
  const right = tf.logicalAnd(tf.logicalAnd(is, tf.equal(answer, classes)), isNumber(logs));
  const own = tf.sum(tf.where(is, logs, tf.zerosLike(logs)), 1);
  return {
    sums: tf.concat([count(right), tf.sum(bounded(tf.neg(own))).expandDims(0)] as tf.Tensor1D[]),
    ranks: logOdds(outputs),
  };
}

/** The answer is yes above 0, no from 0 down, neither where the output is not a number. */
function ofYesNo(logits: tf.Tensor2D, labels: tf.Tensor2D): Measures {
  const [no, yes] = [tf.equal(labels, 0), tf.equal(labels, 1)];
  const each = bounded(tf.softplus(tf.where(yes, tf.neg(logits), logits)));
  const known = tf.where(isNumber(labels), each, tf.zerosLike(each));
  return {
    sums: tf.concat([
      count(tf.logicalAnd(no, tf.lessEqual(logits, 0))),
      count(tf.logicalAnd(yes, tf.greater(logits, 0))),
      tf.sum<tf.Tensor1D>(known, 0),
    ]),
    ranks: logits,
  };
}

/**
 * ln(p / (1 - p)) of each probability of the rows' softmax: it tells apart what two nearly certain probabilities no
 * longer do. 1 - p is added up from the other classes, since the difference would be lost.
 */
function logOdds(logits: tf.Tensor2D): tf.Tensor2D {
  const shifted = tf.sub<tf.Tensor2D>(logits, tf.max(logits, 1, true));
  const top = tf.equal(tf.cast(tf.argMax(logits, 1).expandDims(1), 'float32'), tf.range(0, logits.shape[1]));
  const below = tf.where(top, tf.zerosLike(shifted), tf.exp(shifted));
  const others = tf.sub(tf.sum(below, 1, true), below);
  // The largest is exp(0), and one of the others of all but itself.
  return tf.sub(shifted, tf.log(tf.add(others, tf.cast(tf.logicalNot(top), 'float32'))));
}

/** NaN equals nothing, itself included. */
function isNumber(x: tf.Tensor): tf.Tensor {
  return tf.equal(x, x);
}

/** How many rows are true, a column. */
function count(truths: tf.Tensor): tf.Tensor1D {
  return tf.sum<tf.Tensor1D>(tf.cast(truths, 'float32'), 0);
}

/** At most `MOST_LOG_LOSS`; NaN stays. */
function bounded<T extends tf.Tensor>(x: T): T {
  return tf.where(tf.greater(x, MOST_LOG_LOSS), tf.mul(tf.onesLike(x), MOST_LOG_LOSS), x) as T;
}

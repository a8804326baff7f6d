import type * as tf from '@tensorflow/tfjs';

/** What an update changes. All of its slots belong to one rule, in the rule's order. */
export interface RuleState {
  readonly parameters: tf.Tensor1D;
  readonly slots: readonly tf.Tensor1D[];
}

/** One piece of a rule's state: its name in a checkpoint, how many numbers it has, and the value each begins with. */
export interface Slot {
  readonly name: string;
  readonly length: number;
  readonly value: number;
}

/** What an update is told of its place in the run, [1] each. */
export interface Told {
  /** Factor of the learning rate. */
  readonly factor: tf.Tensor1D;
  /** Share of the batch's rows among those of its update. */
  readonly share: tf.Tensor1D;
  /** 1 where the parameters move with this batch, else 0. */
  readonly updates: tf.Tensor1D;
}

/** What an update is given beside the gradient: numbers that may change without making it another program. */
export interface Rates {
  /** Learning rate of each number; 0 where it is frozen. */
  readonly rate: tf.Tensor1D;
  /** Weight decay of each number; null where there is none at all. */
  readonly decay: tf.Tensor1D | null;
  /** Null where all steps are alike. */
  readonly told: Told | null;
}

/**
 * How parameters move along a gradient, as a pure function: state in, state out. All vectors have the length of the
 * flat parameter vector. Optimizers are rules, and so is what surrounds them: each wraps another rule.
 */
export interface UpdateRule {
  /** Its state; length `n` is that of the parameters. */
  slots(n: number): readonly Slot[];
  update(state: RuleState, gradient: tf.Tensor1D, rates: Rates): RuleState;
}

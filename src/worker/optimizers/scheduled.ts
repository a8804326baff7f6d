import * as tf from '@tensorflow/tfjs';
import type { UpdateRule } from './rule';

/** Moves by the rate of each update: what a rule is given, times the factor that the step is told. */
export function scheduled(rule: UpdateRule): UpdateRule {
  return {
    slots: (n) => rule.slots(n),
    update(state, gradient, rates) {
      const rate = rates.told ? tf.mul<tf.Tensor1D>(rates.rate, rates.told.factor) : rates.rate;
      return rule.update(state, gradient, { ...rates, rate });
    },
  };
}

import type { Optimizer } from '../../shared/plan';
import { adam } from './adam';
import type { OptimizerRule } from './rule';
import { sgd } from './sgd';

export function optimizerRule(optimizer: Optimizer): OptimizerRule {
  return optimizer.kind === 'adam' ? adam(optimizer) : sgd(optimizer.momentum);
}

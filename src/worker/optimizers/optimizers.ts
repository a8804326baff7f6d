import type { Method, Optimizer } from '../../shared/method';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { averaged } from './average';
import { clipped } from './clip';
import { decayed } from './decay';
import { lion } from './lion';
import { rmsprop } from './rmsprop';
import type { UpdateRule } from './rule';
import { sgd } from './sgd';

/** An optimizer with all that a method puts around it: the gradient is clipped, weights decay and are averaged. */
export function updateRule({ optimizer, clip, average }: Method): UpdateRule {
  const rule = decayed(optimizerRule(optimizer));
  const bounded = clip ? clipped(rule, clip) : rule;
  return average ? averaged(bounded, average.decay) : bounded;
}

function optimizerRule(optimizer: Optimizer): UpdateRule {
  switch (optimizer.kind) {
    case 'adam':
      return adam(optimizer);
    case 'sgd':
      return sgd(optimizer.momentum, optimizer.nesterov);
    case 'rmsprop':
      return rmsprop(optimizer);
    case 'adagrad':
      return adagrad(optimizer);
    case 'lion':
      return lion(optimizer);
  }
}

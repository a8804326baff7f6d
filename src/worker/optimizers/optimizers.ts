import type { Method, Optimizer } from '../../shared/method';
import { accumulated } from './accumulate';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { averaged } from './average';
import { clipped } from './clip';
import { decayed } from './decay';
import { lion } from './lion';
import { rmsprop } from './rmsprop';
import type { UpdateRule } from './rule';
import { scheduled } from './scheduled';
import { sgd } from './sgd';

/**
 * An optimizer with all that a method puts around it. Gradients are gathered, then clipped as a whole; weights move by
 * the rate of the schedule and decay by it; their average is taken last.
 */
export function updateRule({ optimizer, clip, average, accumulate = 1 }: Method): UpdateRule {
  const rule = scheduled(decayed(optimizerRule(optimizer)));
  const bounded = clip ? clipped(rule, clip) : rule;
  const whole = average ? averaged(bounded, average.decay) : bounded;
  return accumulate > 1 ? accumulated(whole) : whole;
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

import type { FittedTask } from '../../shared/recipe/fitted';
import { isQuantity, linkOf, type Task } from '../../shared/task';
import type { LabelBlock } from './task-metrics';

/** How often each class of each target occurs among labels; nothing of a number or a count. */
export class LabelCounts {
  /** [targets][classes] */
  readonly seen: readonly number[][];

  constructor({ targets, classes }: FittedTask) {
    this.seen = targets.map(() => classes.map(() => 0));
  }

  add({ values, width, first }: LabelBlock): void {
    this.seen.forEach((counts, target) => {
      if (counts.length === 0) return;
      for (let at = first + target; at < values.length; at += width) {
        const label = values[at] ?? NaN;
        if (!Number.isNaN(label)) counts[label] = (counts[label] ?? 0) + 1;
      }
    });
  }
}

/**
 * What a head would put out that looks at no input: the training mean of a number or a count (0, since labels
 * are standardised, and 0 for the logarithm of their variance), the log odds of the training share of yes, or the log of the training share of each class.
 * @param counts of the training labels
 * @returns one row of outputs, [outputWidth]
 */
export function guessOutputs(task: Task, fitted: FittedTask, { seen }: LabelCounts): number[] {
  if (isQuantity(fitted.kind)) return fitted.variance ? [0, 0] : [0];
  const shares = seen.map((counts) => counts.map((count) => count / total(counts)));
  if (fitted.kind === 'classes') return (shares[0] ?? []).map(Math.log);
  const yes = shares.map((share) => share[1] ?? NaN);
  return linkOf(task) === 'softmax'
    ? yes.map((share) => Math.log(share / total(yes)))
    : yes.map((share) => Math.log(share / (1 - share)));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

import type { FittedTask } from '../../shared/recipe/fitted';
import { lossOf, type Task } from '../../shared/task';

/**
 * What a head would put out that looks at no input: the training mean of a number (0, since labels are
 * standardised), the log odds of the training share of yes, or the log of the training share of each class.
 * @param labels training labels, [rows, targets], NaN where unknown
 * @returns one row of outputs, [outputWidth]
 */
export function guessOutputs(task: Task, fitted: FittedTask, labels: ArrayLike<number>): number[] {
  if (fitted.kind === 'number') return [0];
  if (fitted.kind === 'classes') return classShares(labels, fitted.classes.length).map(Math.log);
  const shares = fitted.targets.map((_, column) => shareOfYes(labels, fitted.targets.length, column));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return lossOf(task) === 'softmax-cross-entropy'
    ? shares.map((share) => Math.log(share / total))
    : shares.map((share) => Math.log(share / (1 - share)));
}

function classShares(labels: ArrayLike<number>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  let known = 0;
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] ?? NaN;
    if (Number.isNaN(label)) continue;
    counts[label] = (counts[label] ?? 0) + 1;
    known++;
  }
  return counts.map((count) => count / known);
}

function shareOfYes(labels: ArrayLike<number>, width: number, column: number): number {
  let yes = 0;
  let known = 0;
  for (let at = column; at < labels.length; at += width) {
    const label = labels[at] ?? NaN;
    if (Number.isNaN(label)) continue;
    yes += label;
    known++;
  }
  return yes / known;
}

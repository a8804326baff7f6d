import { macroAuc, meanOfKnown } from './auc';

/** Probabilities nearer to 0 than this count as this in a logarithm, as scikit-learn does for doubles. */
const SMALLEST = 2 ** -52;

export interface ClassScores {
  readonly accuracy: number;
  readonly 'balanced-accuracy': number;
  readonly auc: number;
  readonly 'log-loss': number;
}

/**
 * Scores of class probabilities.
 * - accuracy: share of rows whose most probable class is right (the first of equals)
 * - balanced accuracy: mean recall over the classes that occur
 * - auc: mean one-against-the-rest area; for two classes the usual area
 * - log loss: mean of -ln p(right class)
 * @param probabilities [rows, classes], row-major
 * @param labels class index of each row
 */
export function classScores(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
): ClassScores {
  const right = new Array<number>(classes).fill(0);
  const seen = new Array<number>(classes).fill(0);
  let logLoss = 0;
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row] ?? 0;
    seen[label] = (seen[label] ?? 0) + 1;
    if (mostProbable(probabilities, row, classes) === label) right[label] = (right[label] ?? 0) + 1;
    logLoss -= Math.log(Math.max(SMALLEST, probabilities[row * classes + label] ?? NaN));
  }
  const total = right.reduce((sum, count) => sum + count, 0);
  return {
    accuracy: labels.length === 0 ? NaN : total / labels.length,
    'balanced-accuracy': meanOfKnown(right.map((count, k) => count / (seen[k] ?? 0))),
    auc: macroAuc(probabilities, labels, classes),
    'log-loss': labels.length === 0 ? NaN : logLoss / labels.length,
  };
}

function mostProbable(probabilities: ArrayLike<number>, row: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) {
    if ((probabilities[row * classes + k] ?? NaN) > (probabilities[row * classes + best] ?? NaN)) best = k;
  }
  return Number.isNaN(probabilities[row * classes + best]) ? -1 : best;
}

import type { RowAnswers } from '../../shared/examination';
import { outputWidth } from '../../shared/recipe/fitted';
import { lossOf } from '../../shared/task';
import { softmaxRows } from '../metrics/probabilities';
import type { Answers } from './scores';

/** What a head says of each row beside what is true: one list a task, one a target for multi-label tasks. */
export function answersOf(of: Answers): RowAnswers[] {
  const { fitted, outputs, labels } = of;
  switch (fitted.kind) {
    case 'number': {
      const inUnits = (values: ArrayLike<number>): number[] =>
        Array.from(values, (value) => value * fitted.deviation + fitted.mean);
      const width = outputWidth(fitted);
      const means = outputs.filter((_, i) => i % width === 0);
      return [{ name: fitted.name, labels: [], actual: inUnits(labels), predicted: inUnits(means) }];
    }
    case 'count': {
      // Counts that went through 32 bits as shares of their mean.
      const actual = Array.from(labels, (label) => Math.round(label * fitted.deviation));
      const predicted = Array.from(outputs, (logarithm) => Math.exp(logarithm) * fitted.deviation);
      return [{ name: fitted.name, labels: [], actual, predicted }];
    }
    case 'binary':
      return [classAnswers(fitted.name, fitted.classes, labels, yesFrom(outputs, 1, 0))];
    case 'classes':
      return [
        classAnswers(fitted.name, fitted.classes, labels, mostProbable(outputs, fitted.classes.length)),
      ];
    case 'multi-label':
      return labelAnswers(of);
  }
}

function labelAnswers({ task, fitted, outputs, labels }: Answers): RowAnswers[] {
  const width = fitted.targets.length;
  // A softmax over yes/no answers is read as each target's own probability, above 1/2 meaning yes.
  const logits =
    lossOf(task) === 'softmax-cross-entropy' ? softmaxRows(outputs, width).map((p) => p - 0.5) : outputs;
  return fitted.targets.map((target, column) => {
    const own = Array.from(
      { length: labels.length / width },
      (_, row) => labels[row * width + column] ?? NaN,
    );
    return classAnswers(target, fitted.classes, own, yesFrom(logits, width, column));
  });
}

function classAnswers(
  name: string,
  classes: readonly string[],
  actual: ArrayLike<number>,
  predicted: number[],
): RowAnswers {
  return { name, labels: [...classes], actual: Array.from(actual), predicted };
}

/** 1 where a logit is above 0, a probability above one half. */
function yesFrom(logits: ArrayLike<number>, width: number, column: number): number[] {
  return Array.from({ length: logits.length / width }, (_, row) =>
    (logits[row * width + column] ?? NaN) > 0 ? 1 : 0,
  );
}

function mostProbable(logits: ArrayLike<number>, classes: number): number[] {
  return Array.from({ length: logits.length / classes }, (_, row) => {
    let best = 0;
    for (let k = 1; k < classes; k++)
      if ((logits[row * classes + k] ?? NaN) > (logits[row * classes + best] ?? NaN)) best = k;
    return best;
  });
}

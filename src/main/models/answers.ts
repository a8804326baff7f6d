import type { HeadAnswer } from '../../shared/contract/models';
import { normalInterval } from '../../shared/normal-interval';
import { outputWidth, type FittedTask } from '../../shared/recipe/fitted';

/** From this probability on the answer is yes. */
const YES_FROM = 0.5;

/** Numbers that all heads together put out for one row. */
export function answerWidth(tasks: readonly FittedTask[]): number {
  return tasks.reduce((sum, task) => sum + outputWidth(task), 0);
}

/**
 * What the heads say about one row.
 * @param outputs the row's numbers of all heads: probabilities or, for numbers, values in the target's
 *   unit, with a variance followed by their standard deviation
 */
export function answersOf(tasks: readonly FittedTask[], outputs: Float32Array): HeadAnswer[] {
  let at = 0;
  return tasks.map((task) => {
    const own = [...outputs.subarray(at, at + outputWidth(task))];
    at += own.length;
    return headAnswer(task, own);
  });
}

function headAnswer(task: FittedTask, own: readonly number[]): HeadAnswer {
  const first = own[0] ?? NaN;
  const classAt = (k: number): string => task.classes[k] ?? '';
  switch (task.kind) {
    case 'number':
    case 'count': {
      const interval = task.variance && { interval: normalInterval(first, own[1] ?? NaN) };
      return { task: task.name, value: first, probabilities: [], ...interval };
    }
    case 'binary': {
      const probabilities = [1 - first, first].map((probability, k) => ({ label: classAt(k), probability }));
      return { task: task.name, value: classAt(first >= YES_FROM ? 1 : 0), probabilities };
    }
    case 'classes': {
      const probabilities = own.map((probability, k) => ({ label: classAt(k), probability }));
      return { task: task.name, value: classAt(own.indexOf(Math.max(...own))), probabilities };
    }
    case 'multi-label': {
      const probabilities = own.map((probability, k) => ({ label: task.targets[k] ?? '', probability }));
      const yes = probabilities.filter(({ probability }) => probability >= YES_FROM);
      return { task: task.name, value: yes.map(({ label }) => label).join(', '), probabilities };
    }
  }
}

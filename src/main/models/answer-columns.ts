/** The columns that predicting a file adds to it. */
import type { HeadAnswer } from '../../shared/contract/models';
import type { Cell } from '../../shared/dataset';
import type { FittedTask } from '../../shared/recipe/fitted';
import { isQuantity, NOMINAL_COVERAGE } from '../../shared/task';

/**
 * Names of the added columns: each task by its name, followed by `task: label` for each probability, or by `task: 5%` and
 * `task: 95%`, the ends of an interval. A name that is
 * taken already, as when the file also holds the target, gets ` (predicted)` behind it.
 */
export function answerHeader(tasks: readonly FittedTask[], columns: readonly string[]): string[] {
  const taken = new Set(columns);
  return tasks
    .flatMap((task) => [task.name, ...labelsOf(task).map((label) => `${task.name}: ${label}`)])
    .map((name) => free(name, taken));
}

/** The cells of one row in the order of `answerHeader`. */
export function answerCells(answers: readonly HeadAnswer[]): Cell[] {
  return answers.flatMap((answer) => [
    typeof answer.value === 'number' ? shortNumber(answer.value) : answer.value,
    ...answer.probabilities.map(({ probability }) => shortNumber(probability)),
    ...(answer.interval ? [answer.interval.low, answer.interval.high].map(shortNumber) : []),
  ]);
}

/** Below and above which one true value in twenty is expected. */
const QUANTILES = [(1 - NOMINAL_COVERAGE) / 2, (1 + NOMINAL_COVERAGE) / 2].map(
  (share) => `${Math.round(share * 100)}%`,
);

/** What a task's further numbers are about, in the order in which answers hold them. */
function labelsOf(task: FittedTask): readonly string[] {
  if (isQuantity(task.kind)) return task.variance ? QUANTILES : [];
  return task.kind === 'multi-label' ? task.targets : task.classes;
}

function free(name: string, taken: Set<string>): string {
  let unique = name;
  for (let n = 1; taken.has(unique); n++) unique = `${name} (predicted${n === 1 ? '' : ` ${n}`})`;
  taken.add(unique);
  return unique;
}

/** Nine significant digits: enough to give every 32-bit float back exactly. */
function shortNumber(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : null;
}

import type { Plan } from '../../shared/plan';
import type { RunDetail } from '../../shared/run';

/** How long an epoch takes: timed in runs like this one, or worked out from one that is not quite like it. */
export interface EpochTime {
  readonly seconds: number;
  readonly basis: 'measured' | 'estimated';
}

/** The first epochs of a run hold its beginning; fewer say nothing. */
const LEAST_EPOCHS = 2;

/**
 * @param parameters numbers that the plan's model learns
 * @param runs of this computer, the newest first
 * @returns undefined while no run of the same table and split has been timed
 */
export function epochTime(plan: Plan, parameters: number, runs: readonly RunDetail[]): EpochTime | undefined {
  const timed = runs.filter((run) => run.epochsDone >= LEAST_EPOCHS && sameRows(run.plan, plan));
  const same = timed.filter((run) => sameSteps(run.plan, plan));
  if (same.length > 0) {
    const sum = same.reduce((all, run) => all + secondsOf(run), 0);
    return { seconds: sum / same.length, basis: 'measured' };
  }
  const work = parameters * plan.method.batchSize;
  const near = timed
    .filter((run) => run.parameters !== null)
    .map((run) => ({ run, ratio: work / ((run.parameters ?? 1) * run.plan.method.batchSize) }))
    .toSorted((a, b) => Math.abs(Math.log(a.ratio)) - Math.abs(Math.log(b.ratio)))[0];
  if (!near) return undefined;
  // More arithmetic a step takes longer in proportion; less does not save what a step costs anyway.
  const steps = near.run.plan.method.batchSize / plan.method.batchSize;
  return { seconds: secondsOf(near.run) * steps * Math.max(1, near.ratio), basis: 'estimated' };
}

/**
 * Bytes that training holds at once, about: the weights, their gradients and what the optimizer keeps of each (at most
 * two numbers), and every row as numbers.
 */
export function trainingBytes(parameters: number, rows: number, width: number): number {
  const FLOAT = 4;
  return FLOAT * (4 * parameters + rows * width);
}

function secondsOf({ seconds, epochsDone }: RunDetail): number {
  return seconds / epochsDone;
}

function sameRows(one: Plan, other: Plan): boolean {
  return one.dataset === other.dataset && equal(one.recipe.split, other.recipe.split);
}

function sameSteps(one: Plan, other: Plan): boolean {
  const what = ({ design, recipe, tasks, method }: Plan): unknown => [
    design,
    recipe.columns,
    tasks.map(({ targets, kind }) => [targets, kind]),
    method.batchSize,
    method.optimizer.kind,
  ];
  return equal(what(one), what(other));
}

function equal(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

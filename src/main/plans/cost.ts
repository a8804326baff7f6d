/** How long an epoch of a plan takes on this machine, and what its training holds. */
import type { EpochTime } from '../../shared/cost';
import type { Plan } from '../../shared/plan';
import type { LayerShape } from '../../shared/shapes';

/** A run that tells how long its epochs took. */
export interface TimedRun {
  readonly plan: Plan;
  readonly seconds: number;
  readonly epochsDone: number;
  /** Null until the model is built. */
  readonly parameters: number | null;
}

/** The first epochs of a run hold its beginning; fewer say nothing. */
const LEAST_EPOCHS = 2;

/**
 * @param parameters numbers that the plan's model learns
 * @param runs of this computer, the newest first
 * @returns undefined while no run of the same table and split has been timed
 */
export function epochTime(plan: Plan, parameters: number, runs: readonly TimedRun[]): EpochTime | undefined {
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
    .sort((a, b) => Math.abs(Math.log(a.ratio)) - Math.abs(Math.log(b.ratio)))[0];
  if (!near) return undefined;
  // More arithmetic a step takes longer in proportion; less does not save what a step costs anyway.
  const steps = near.run.plan.method.batchSize / plan.method.batchSize;
  return { seconds: secondsOf(near.run) * steps * Math.max(1, near.ratio), basis: 'estimated' };
}

/** What an epoch takes beside its rows, about: calls that evaluate, and a checkpoint that is flushed. */
const EPOCH_SECONDS = 0.005;

/**
 * Of an epoch whose steps were timed; looking at all rows after it takes about a third of a step's work each row.
 * @param microseconds of a step
 */
export function timeOfSteps(
  { method: { batchSize } }: Plan,
  { train, validation }: { train: number; validation: number },
  microseconds: number,
): EpochTime {
  const looked = (train + validation) / train / 3;
  const seconds = (Math.ceil(train / batchSize) * (1 + looked) * microseconds) / 1e6;
  return { seconds: EPOCH_SECONDS + seconds, basis: 'steps' };
}

/**
 * Bytes that training holds at once, about: the weights, their gradients and what the optimizer keeps of each (at most
 * two numbers), every row as numbers, and what leaves every layer for a batch, with its gradient.
 */
export function trainingBytes(
  layers: readonly LayerShape[],
  batch: number,
  { rows, width }: { rows: number; width: number },
): number {
  const FLOAT = 4;
  const sum = (of: (layer: LayerShape) => number): number => layers.reduce((all, one) => all + of(one), 0);
  const parameters = sum((layer) => layer.parameters);
  const leaving = sum(({ shape }) => shape.reduce((all, one) => all * one, 1));
  return FLOAT * (4 * parameters + rows * width + 2 * batch * leaving);
}

function secondsOf({ seconds, epochsDone }: TimedRun): number {
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

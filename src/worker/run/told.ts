import type { Plan } from '../../shared/plan';
import { scheduleFactor } from '../optimizers/schedule';

/** What a step is told of its place in the run, as numbers: see `Told`. */
export const TOLD = 3;

/** Number of batches an epoch; the last may be short. */
export function batchesOf(rows: number, batchSize: number): number {
  return Math.ceil(rows / batchSize);
}

/** The numbers for one batch. @param number batches before it, over all epochs */
export type Teller = (number: number) => readonly [factor: number, share: number, updates: number];

/** Whether the steps of a method differ by their place in the run. */
export function differs({ schedule, accumulate = 1 }: Plan['method']): boolean {
  return (
    accumulate > 1 || (schedule !== undefined && !(schedule.kind === 'constant' && schedule.warmup === 0))
  );
}

/**
 * What the steps of a plan are told; null where they are all alike. An update takes `accumulate` batches, the last of
 * an epoch what is left.
 * @param rows that are trained on, an epoch
 * @param left what plateaus have left of the rate
 */
export function tellerOf(
  { method, budget }: Pick<Plan, 'method' | 'budget'>,
  rows: number,
  left: number,
): Teller | null {
  if (!differs(method)) return null;
  const { batchSize, accumulate = 1, schedule } = method;
  const batches = batchesOf(rows, batchSize);
  const stepsAnEpoch = Math.ceil(batches / accumulate);
  const steps = stepsAnEpoch * budget.epochs;
  return (number) => {
    const [epoch, batch] = [Math.floor(number / batches), number % batches];
    const group = Math.floor(batch / accumulate);
    const step = epoch * stepsAnEpoch + group;
    const first = group * accumulate * batchSize;
    const rowsOfUpdate = Math.min(rows, first + accumulate * batchSize) - first;
    const rowsOfBatch = Math.min(rows, (batch + 1) * batchSize) - batch * batchSize;
    const last = (batch + 1) % accumulate === 0 || batch + 1 === batches;
    const factor = schedule ? scheduleFactor(schedule, { step, steps, stepsAnEpoch, left }) : 1;
    return [factor, rowsOfBatch / rowsOfUpdate, last ? 1 : 0];
  };
}

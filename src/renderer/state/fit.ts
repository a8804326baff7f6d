/** Makes a plan fit into a time and a memory: larger batches first, which learn the same model, then a narrower model. */
import type { PlanCost } from '../../shared/cost';
import type { Plan } from '../../shared/plan';
import { widened, widthOf } from './width';

export interface Limits {
  /** Of a whole run. */
  readonly seconds: number;
  readonly bytes: number;
}

export interface Fit {
  readonly plan: Plan;
  readonly cost: PlanCost;
  /** Undefined where a run cannot be timed. */
  readonly fits: boolean | undefined;
}

/** Larger batches make few steps, and those with little noise. */
const LARGEST_BATCH = 512;
const LEAST_STEPS = 4;
const NARROWEST = 8;

/**
 * Tries one change after the other until the cost fits. Where nothing helps, the plan stays as it was.
 * @param rows to train on
 * @param costOf what a plan costs, measured
 */
export async function fitted(
  plan: Plan,
  rows: number,
  limits: Limits,
  costOf: (plan: Plan) => Promise<PlanCost>,
): Promise<Fit> {
  const first = await costOf(plan);
  if (!first.epoch) return { plan, cost: first, fits: undefined };
  let [now, cost] = [plan, first];
  while (!isWithin(now, cost, limits)) {
    const next = smaller(now, cost, limits, rows);
    if (!next) return { plan, cost: first, fits: false };
    [now, cost] = [next, await costOf(next)];
  }
  return { plan: now, cost, fits: true };
}

/** Of a whole run, at most; undefined where an epoch is not timed. */
export function secondsOfRun({ budget }: Plan, { epoch }: PlanCost): number | undefined {
  return epoch ? epoch.seconds * budget.epochs : undefined;
}

function isWithin(plan: Plan, cost: PlanCost, limits: Limits): boolean {
  return cost.bytes <= limits.bytes && (secondsOfRun(plan, cost) ?? Infinity) <= limits.seconds;
}

/** The next thing to try; undefined when there is none. */
function smaller(plan: Plan, cost: PlanCost, limits: Limits, rows: number): Plan | undefined {
  const { batchSize } = plan.method;
  const larger = 2 * batchSize;
  const mayGrow = cost.bytes <= limits.bytes && larger <= LARGEST_BATCH && larger * LEAST_STEPS <= rows;
  if (mayGrow) return { ...plan, method: { ...plan.method, batchSize: larger } };
  const width = widthOf(plan.design) ?? 0;
  return width / 2 < NARROWEST ? undefined : { ...plan, design: widened(plan.design, 0.5) };
}

import type { ExecutorKind, Probe } from '../../shared/run';
import { takeSteps, type StepLoop } from './compiled';
import type { Batches, Work } from './executor';
import { disposeState } from './state';
import type { StepState } from './step';

/** So often are the steps taken again; the quickest counts, since all that disturbs makes slower. */
const TIMES = 3;

/** What trying took, and the losses [steps, tasks] that came out. */
export interface Tried {
  readonly probe: Probe;
  readonly losses: Float32Array;
}

/** Takes the same first steps of a run several times over and forgets them. @param turns how many steps */
export function tryLoop(
  kind: ExecutorKind,
  loop: StepLoop,
  work: Work,
  state: StepState,
  batches: Batches,
  turns: number,
): Tried {
  const once = (): { milliseconds: number; losses: Float32Array } => {
    const began = performance.now();
    const losses = tryOnce(loop, work, state, batches, turns);
    return { milliseconds: performance.now() - began, losses };
  };
  const first = once();
  const quickest = Math.min(...Array.from({ length: TIMES }, () => once().milliseconds));
  return {
    probe: { kind, firstCallMs: first.milliseconds, microseconds: (quickest * 1000) / turns },
    losses: first.losses,
  };
}

/** Takes the first steps of some batches and forgets where they led. @returns the losses [steps, tasks] */
export function tryOnce(
  loop: StepLoop,
  work: Work,
  state: StepState,
  batches: Batches,
  turns = 1,
): Float32Array {
  const taken = takeSteps(loop, work, state, batches, turns);
  disposeState(taken.state);
  return taken.losses;
}

/** Rounding grows from step to step, so agreement is asked for of the first few. */
const COMPARED_STEPS = 8;
const AGREEMENT = 1e-5;

/** Whether two ways to take the same steps give the same losses but for rounding. */
export function agree(one: Float32Array, other: Float32Array, turns: number): boolean {
  const compared = Math.min(COMPARED_STEPS, turns) * (one.length / turns);
  return one
    .subarray(0, compared)
    .every((loss, i) => Math.abs(loss - (other[i] ?? NaN)) <= AGREEMENT * Math.max(1, Math.abs(loss)));
}

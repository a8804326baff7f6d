import type { Plan } from '../../shared/plan';
import type { RunSummary } from '../../shared/run';

/** The place of a run in a study. */
export interface Membership {
  readonly study: string;
  /** Such as `together` or `alone: fat`. */
  readonly arm: string;
}

/** Starts runs and steers them. Every method throws AppError run.unknown or run.state when the run does not allow it. */
export interface Runner {
  /**
   * Checks the plan, stores a queued run and answers; the run trains when a slot is free.
   * @throws AppError plan.*, data.*, graft.no-weights
   */
  start(plan: Plan, membership?: Membership): Promise<RunSummary>;
  /** The run once it trains no more (also `interrupted`); at once when it already does not. */
  ended(run: string): Promise<RunSummary>;
  /** A queued run waits until it is resumed; a running one keeps its slot and its state in memory. */
  pause(run: string): Promise<void>;
  /** Goes on with a paused run, or with an interrupted or failed one from its newest valid checkpoint. */
  resume(run: string): Promise<void>;
  /** Ends training and keeps the best weights. */
  stop(run: string): Promise<void>;
  cancel(run: string): Promise<void>;
  /** About how long a running run will still train; null when unknown. */
  secondsLeft(run: string): number | null;
}

import type { RandomLayer } from '../model/training';
import type { Block } from './block';
import type { Constants } from './constants';
import type { Feed } from './feed';
import type { Step, StepState } from './step';

/** What is the same for all steps of a run. */
export interface Work {
  readonly step: Step;
  readonly feed: Pick<Feed, 'rows' | 'featureWidth' | 'targetWidth'>;
  readonly constant: Constants;
  /** Whether steps are told their place in the run. */
  readonly tells: boolean;
  readonly seed: number;
  /** Layers that take random numbers at every step. */
  readonly random: readonly RandomLayer[];
}

/** Batches to come, all of one size. */
export interface Batches {
  readonly block: Pick<Block, 'features' | 'targets'>;
  /** Rows of the block, batch after batch. */
  readonly rows: Int32Array;
  readonly size: number;
  /** Steps taken before the first of them, over all epochs. */
  readonly number: number;
  /** [batches, TOLD] and more, where steps are told their place. */
  readonly told?: Float32Array | null;
}

/** Some of the batches are trained. */
export interface Advance {
  readonly batches: number;
  /** Belongs to the caller, as the state before still does. */
  readonly state: StepState;
  /** [batches, tasks] */
  readonly losses: Float32Array;
}

/** Takes the steps of a run. */
export interface Executor {
  /** Trains the first of the batches: as many as take well under a tenth of a second, and at least one. */
  advance(state: StepState, batches: Batches): Advance;
}

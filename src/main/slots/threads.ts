import { availableParallelism } from 'node:os';
import { LEAST_SHARED, stepTime, type TrainJob } from '../../shared/trainer-messages';
import { answerOf } from './answer';
import type { Trainers } from './trainers';

/** Decides how many threads a run gets. */
export interface Threads {
  /**
   * One, so that several runs train side by side; all of the machine's for a run that is alone and was measured to gain
   * by them; what a person wants for all; and what it had before for a run that goes on, because the order of sums may follow the threads.
   * @param steps of the whole run
   */
  of(job: TrainJob, steps: number, alone: boolean): Promise<number>;
}

export interface ThreadsDeps {
  readonly trainers: Pick<Trainers, 'work'>;
  /** Folder for work in progress. */
  readonly tmp: string;
  readonly cores?: number;
  /** What a person wants for every run; null, or left out: measured. */
  wanted?(): number | null;
}

/** A trainer with more threads takes a second to start, so shorter runs do without. */
const WORTH_SECONDS = 20;
/** Steps are hardly ever slower, so a run of few steps need not be measured to be known as short. */
const SLOW_STEP_SECONDS = 0.02;
/** Less is not worth that the next run finds the machine busy. */
const WORTH_GAIN = 1.3;

export function createThreads({
  trainers,
  tmp,
  cores = availableParallelism(),
  wanted = () => null,
}: ThreadsDeps): Threads {
  /** Seconds of a step with so many threads, as a trainer says that has `at`; null where it cannot say. */
  const secondsOf = async (job: TrainJob, threads: number, at: number): Promise<number | null> => {
    const { plan, prepared, choices } = job;
    try {
      const { microseconds } = await answerOf(tmp, stepTime, (place) =>
        trainers.work({ kind: 'measure', plan, prepared, choices, threads, ...place }, at),
      );
      return microseconds === null ? null : microseconds / 1e6;
    } catch {
      // What is wrong with the plan or the machine is told when it trains.
      return null;
    }
  };
  return {
    async of(job, steps, alone) {
      if (job.executor) return job.executor.threads;
      const fixed = wanted();
      if (fixed !== null) return fixed;
      if (!alone || cores < 2 || steps * SLOW_STEP_SECONDS < WORTH_SECONDS) return 1;
      const one = await secondsOf(job, 1, 1);
      if (one === null || one * 1e6 < LEAST_SHARED || one * steps < WORTH_SECONDS) return 1;
      // A trainer with more threads takes half a second to start; what it measured for an equal step, any other knows.
      const all = (await secondsOf(job, cores, 1)) ?? (await secondsOf(job, cores, cores));
      return all !== null && one / all >= WORTH_GAIN ? cores : 1;
    },
  };
}

import type { MetricValue } from '../../shared/run';
import type { CheckpointRef, FromTrainer, TrainJob } from '../../shared/trainer-messages';

/** An epoch that has ended, and all that going on from there takes. */
export interface EndedEpoch<State> {
  readonly epoch: number;
  readonly seconds: number;
  readonly metrics: MetricValue[];
  /** Better than all before it. */
  readonly better: boolean;
  readonly state: State;
}

/** Keeps epochs until they are told. */
export interface Journal<State> {
  /** Tells it, with those that wait, when it is time. */
  add(ended: EndedEpoch<State>): void;
  /** Tells those that wait, now. */
  flush(): void;
}

/**
 * Epochs are told in order, once the newest of them, and the best so far if it is among them, have their checkpoints.
 * @param of the job, and how often epochs are told at most
 * @param write writes a checkpoint; whole and flushed when it returns
 * @param now monotonic milliseconds
 */
export function createJournal<State>(
  { job, tellEveryMs }: Pick<TrainJob, 'job' | 'tellEveryMs'>,
  write: (state: State) => CheckpointRef,
  tell: (message: FromTrainer) => void,
  now: () => number = () => performance.now(),
): Journal<State> {
  let waiting: EndedEpoch<State>[] = [];
  let told = -Infinity;

  const flush = (): void => {
    const epochs = waiting;
    waiting = [];
    const best = epochs.filter(({ better }) => better).at(-1);
    const last = epochs.at(-1);
    for (const ended of epochs) {
      const { epoch, seconds, metrics, state } = ended;
      const checkpoint = ended === best || ended === last ? write(state) : null;
      tell({ type: 'epoch', job, epoch, seconds, metrics, checkpoint, best: ended === best });
    }
    told = now();
  };
  return {
    flush,
    add(ended) {
      waiting.push(ended);
      if (now() - told >= tellEveryMs) flush();
    },
  };
}

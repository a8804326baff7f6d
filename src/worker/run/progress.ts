import type { FromTrainer } from '../../shared/trainer-messages';

const EVERY_MS = 100;

/** How a run gets on, over all its epochs; time in which it is paused does not count. */
export interface Progress {
  /** So many batches of an epoch are done; epochs count from 1. */
  at(epoch: number, batch: number): void;
  /** Calls `wait` and leaves out the time it takes. */
  leaveOut<T>(wait: () => T): T;
  /** Seconds since this was last asked, or since the run began: an epoch with its evaluation and checkpoint. */
  lap(): number;
}

/**
 * Tells where a run is: once the first batch is done, and from then on at most ten times a second however short its
 * epochs are.
 * @param of the first epoch that is trained, the batches of each, and the rows of a batch
 * @param now monotonic milliseconds
 */
export function progressTeller(
  tell: (message: FromTrainer) => void,
  of: { job: string; epoch: number; batches: number; batchSize: number },
  now: () => number = () => performance.now(),
): Progress {
  let lapped = now();
  let told = { at: lapped, epoch: of.epoch, batch: 0 };
  let begun = false;
  return {
    at(epoch, batch) {
      const seconds = (now() - told.at) / 1000;
      const since = (epoch - told.epoch) * of.batches + batch - told.batch;
      if (begun ? seconds * 1000 < EVERY_MS : since === 0) return;
      begun = true;
      told = { at: now(), epoch, batch };
      const rowsPerSecond = (since * of.batchSize) / seconds;
      tell({ type: 'progress', job: of.job, epoch, batch, batches: of.batches, rowsPerSecond });
    },
    leaveOut(wait) {
      const began = now();
      try {
        return wait();
      } finally {
        const left = now() - began;
        lapped += left;
        told = { ...told, at: told.at + left };
      }
    },
    lap() {
      const began = lapped;
      lapped = now();
      return (lapped - began) / 1000;
    },
  };
}

import type { FromTrainer } from '../../shared/trainer-messages';

const EVERY_MS = 100;

/** Tells where an epoch is, at most ten times a second. */
export function progressTeller(
  tell: (message: FromTrainer) => void,
  of: { job: string; epoch: number; batches: number; batchSize: number },
): { at(batch: number): void; seconds(): number } {
  const began = performance.now();
  let told = began;
  return {
    at(batch) {
      const now = performance.now();
      if (now - told < EVERY_MS) return;
      told = now;
      const rowsPerSecond = (batch * of.batchSize) / ((now - began) / 1000);
      tell({ type: 'progress', job: of.job, epoch: of.epoch, batch, batches: of.batches, rowsPerSecond });
    },
    seconds: () => (performance.now() - began) / 1000,
  };
}

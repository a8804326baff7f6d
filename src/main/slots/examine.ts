import type { ExamineJob } from '../../shared/trainer-messages';
import type { JobMessage } from './client';
import { orThrow, type Pool } from './pool';

/**
 * Has a model looked at in a trainer of the pool.
 * @param heed hears which share is done, 0 to 1, and says when to stop
 * @throws AppError what the trainer reported, run.trainer-died, system.cancelled
 */
export async function examineIn(
  pool: Pick<Pool, 'train'>,
  job: ExamineJob,
  heed: { progress(share: number): void; signal: AbortSignal },
): Promise<void> {
  const message = (told: JobMessage): void => {
    if (told.type === 'progress') heed.progress(told.batch / Math.max(1, told.batches));
  };
  const { ended, tell } = pool.train(job, { message, silent: () => undefined });
  heed.signal.addEventListener('abort', () => tell('cancel'));
  orThrow(await ended);
}

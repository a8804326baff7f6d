/** Runs inside Electron's main process: the pool of trainers as the lab has it, with utility processes. */
import { createPool } from '../../../src/main/slots/pool';
import type { Ended, JobMessage } from '../../../src/main/slots/client';
import { utilityTrainer } from '../../../src/main/shell/utility-trainer';
import type { BackendInfo } from '../../../src/shared/run';
import type { TrainJob } from '../../../src/shared/trainer-messages';

export interface Outcome {
  readonly ended: Ended;
  readonly messages: readonly JobMessage[];
  readonly backend: BackendInfo | null;
}

/** @param killed ends the trainer's process when the first epoch was told */
export async function train(entry: string, job: TrainJob, killed: boolean): Promise<Outcome> {
  const pool = createPool(utilityTrainer(entry), 1);
  const messages: JobMessage[] = [];
  const training = pool.train(job, {
    message(message) {
      messages.push(message);
      if (killed && message.type === 'epoch') training.kill();
    },
    silent: () => undefined,
  });
  const ended = await training.ended;
  const backend = pool.knownBackend;
  await pool.close();
  return { ended, messages, backend };
}

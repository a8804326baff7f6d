import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forkTrainer } from '../../../src/main/slots/fork';
import type { SpawnTrainer, TrainerHandle } from '../../../src/main/slots/trainer';
import type { PredictJob, TrainJob } from '../../../src/shared/trainer-messages';
import { examplePlan } from '../history/example';

const entry = fileURLToPath(new URL('fake-trainer.mjs', import.meta.url));

/** Real child processes that only pretend to train; all that were started are listed. */
export function fakeTrainers(): { spawn: SpawnTrainer; started: TrainerHandle[] } {
  const started: TrainerHandle[] = [];
  const fork = forkTrainer(entry);
  const spawn: SpawnTrainer = (environment) => {
    const handle = fork(environment);
    started.push(handle);
    return handle;
  };
  return { spawn, started };
}

/** @param behaviour what the fake is to do, such as `exit-2` */
export function trainJob(behaviour: string, folder = join(tmpdir(), 'espalier-nowhere')): TrainJob {
  return {
    kind: 'train',
    job: `job ${behaviour}`,
    plan: examplePlan(),
    prepared: behaviour,
    folder,
    resume: null,
    graft: null,
    executor: null,
    choices: join(folder, 'programs'),
    tellEveryMs: 0,
  };
}

export function predictJob(behaviour: string): PredictJob {
  const weights = { path: 'w', sha256: '' };
  return {
    kind: 'predict',
    job: `job ${behaviour}`,
    plan: examplePlan(),
    prepared: behaviour,
    weights,
    features: 'f',
    rows: 1,
    output: 'o',
  };
}

/** Whether the operating system still knows the process. */
export function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

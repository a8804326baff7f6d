/** The training thread: TensorFlow lives here and nowhere else. */
import { parentPort } from 'node:worker_threads';
import { reportOf } from '../shared/errors/app-error';
import { backendInfo } from '../shared/run';
import { trainerJob, type FromTrainer, type TrainerJob } from '../shared/trainer-messages';
import { z } from '../shared/zod';
import { chooseBackend } from './backend/choose';
import { intraOpThreads } from './backend/threads';
import { examine } from './examine/examine';
import { exportModel } from './export/export';
import { verifyExport } from './export/verify';
import { predict } from './predict/predict';
import { writeStepProgram } from './run/explain-step';
import { measureStep } from './run/measure-step';
import { train } from './run/train';

const order = z.object({ job: trainerJob, control: z.instanceof(SharedArrayBuffer) });

/** `ESPALIER_BACKEND` asks for one backend; left out, the fastest of this machine is taken. */
async function main(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('thread.ts runs as a worker thread only');
  const tell = (message: FromTrainer): void => port.postMessage(message);
  const backend = await chooseBackend(
    backendInfo.shape.name.optional().parse(process.env['ESPALIER_BACKEND']),
  );
  tell({ type: 'ready', backend, threads: intraOpThreads() });
  port.on('message', (message: unknown) => {
    const { job, control } = order.parse(message);
    void ended(job, control, tell).then(tell);
  });
}

/** Does a job and says how it ended, exactly once. */
async function ended(
  job: TrainerJob,
  control: SharedArrayBuffer,
  tell: (message: FromTrainer) => void,
): Promise<FromTrainer> {
  try {
    if (job.kind === 'train') return await train(job, control, tell);
    await work(job, control, tell);
    return { type: 'ended', job: job.job, outcome: 'finished', bestEpoch: null, final: [], error: null };
  } catch (thrown) {
    return {
      type: 'ended',
      job: job.job,
      outcome: 'failed',
      bestEpoch: null,
      final: [],
      error: reportOf(thrown),
    };
  }
}

function work(
  job: Exclude<TrainerJob, { kind: 'train' }>,
  control: SharedArrayBuffer,
  tell: (message: FromTrainer) => void,
): Promise<void> {
  if (job.kind === 'examine') return examine(job, control, tell);
  if (job.kind === 'predict') return predict(job);
  if (job.kind === 'program') return writeStepProgram(job);
  if (job.kind === 'measure') return measureStep(job);
  return job.kind === 'export' ? exportModel(job) : verifyExport(job);
}

void main();

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan } from '../../../src/shared/plan';
import type { FromTrainer, TrainJob } from '../../../src/shared/trainer-messages';
import { readCheckpoint, type Checkpoint } from '../../../src/worker/checkpoint/checkpoint';
import { newControl } from '../../../src/worker/run/control';
import type { Room } from '../../../src/worker/run/feed';
import { train } from '../../../src/worker/run/train';
import { writeExample } from '../example-data';

export type Epoch = Extract<FromTrainer, { type: 'epoch' }>;
export type Ended = Extract<FromTrainer, { type: 'ended' }>;

export interface Trained {
  readonly ended: Ended;
  readonly epochs: Epoch[];
  readonly messages: FromTrainer[];
}

/** A folder with prepared example data, and runs over them in this process. */
export interface Workplace {
  readonly prepared: string;
  job(plan: Plan, from?: Partial<TrainJob>): TrainJob;
  trained(
    plan: Plan,
    from?: Partial<TrainJob>,
    heard?: (message: FromTrainer, control: SharedArrayBuffer) => void,
    room?: Room,
  ): Promise<Trained>;
  /** Where a run goes on that has told so many epochs: from the last, with the best among them. */
  resume(epochs: readonly Epoch[]): TrainJob['resume'];
  fileOf(epoch: Epoch): { path: string; sha256: string };
  checkpoint(epoch: Epoch): Promise<Checkpoint>;
  remove(): void;
}

/** @param tasks left out: those of the example plan */
export function workplace(tasks?: Plan['tasks']): Workplace {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-train-'));
  const prepared = join(folder, 'prepared');
  writeExample(prepared, tasks);
  const fileOf: Workplace['fileOf'] = ({ epoch, checkpoint }) => {
    if (!checkpoint) throw new Error(`epoch ${epoch} has no checkpoint`);
    return { path: join(folder, 'run', checkpoint.file), sha256: checkpoint.sha256 };
  };
  const job: Workplace['job'] = (plan, from = {}) => ({
    kind: 'train',
    job: 'j',
    plan,
    prepared,
    folder: join(folder, 'run'),
    resume: null,
    graft: null,
    executor: null,
    choices: join(folder, 'programs'),
    tellEveryMs: 0,
    ...from,
  });
  return {
    prepared,
    fileOf,
    job,
    async trained(plan, from, heard = () => undefined, room) {
      const control = newControl();
      const messages: FromTrainer[] = [];
      const told = (message: FromTrainer): void => {
        messages.push(message);
        heard(message, control);
      };
      const ended = await train(job(plan, from), control, told, room);
      return { ended, messages, epochs: messages.filter((message) => message.type === 'epoch') };
    },
    resume(epochs) {
      const [last, best] = [epochs.at(-1), epochs.findLast((epoch) => epoch.best)];
      return last ? { from: fileOf(last), best: best ? fileOf(best) : null } : null;
    },
    checkpoint: (epoch) => readCheckpoint(fileOf(epoch).path, fileOf(epoch).sha256),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** All that was measured, as text: equal texts are equal bits. */
export function metricsOf(epochs: readonly Epoch[]): string {
  return JSON.stringify(epochs.map(({ epoch, metrics, best }) => ({ epoch, metrics, best })));
}

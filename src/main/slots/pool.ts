import { AppError } from '../../shared/errors/app-error';
import { isErrorCode } from '../../shared/errors/catalogue';
import type { BackendInfo } from '../../shared/run';
import type { ExamineJob, ToTrainer, TrainJob, TrainerJob } from '../../shared/trainer-messages';
import { TrainerClient, type Ended, type JobListener } from './client';
import { trainerEnvironment } from './environment';
import type { HeartbeatRule } from './heartbeat';
import type { SpawnTrainer } from './trainer';
import type { Trainers } from './trainers';
import { createWarm } from './warm';

/** A run in training. */
export interface Training {
  /** Resolves exactly once; a trainer that dies ends its run as failed, with the reason. */
  readonly ended: Promise<Ended>;
  tell(type: Exclude<ToTrainer['type'], 'start' | 'shutdown'>): void;
  /** Ends the whole process, when it does not listen. */
  kill(): void;
}

/** Warm trainers: TensorFlow takes a second to load, so a trainer that has done a job waits for the next. */
export interface Pool extends Trainers {
  /**
   * Does a job that takes a while beside whatever else is done.
   * @param threads of the trainer; 1 when left out
   */
  train(job: TrainJob | ExamineJob, listener: JobListener, threads?: number): Training;
  /** What trains here, if a trainer has said so already. */
  readonly knownBackend: BackendInfo | null;
  close(): Promise<void>;
}

const SHUTDOWN_GRACE_MS = 1000;
const QUIET: JobListener = { message: () => undefined, silent: () => undefined };

/**
 * @param slots so many idle trainers stay; a job beyond them gets a trainer of its own that ends with it
 * @param rule when a trainer counts as silent
 */
export function createPool(spawn: SpawnTrainer, slots: number, rule?: HeartbeatRule): Pool {
  const all = new Set<TrainerClient>();
  const warm = createWarm();
  let known: BackendInfo | null = null;
  let working: Promise<unknown> = Promise.resolve();

  const join = (client: TrainerClient): TrainerClient => {
    all.add(client);
    void client.gone.then(() => all.delete(client));
    return client;
  };
  const start = (threads: number): TrainerClient => {
    const client = join(new TrainerClient(spawn(trainerEnvironment(threads)), rule));
    client.ready.then(({ backend }) => (known = backend)).catch(() => undefined);
    return client;
  };
  /** @returns what `use` gives, which ends when the trainer is free again */
  const lend = <R>(threads: number, use: (client: TrainerClient) => Promise<R>): Promise<R> => {
    const client = warm.take(threads) ?? start(threads);
    return use(client).finally(() => {
      if (client.fit && all.size <= slots) warm.keep(client, threads);
      else void client.end(SHUTDOWN_GRACE_MS);
    });
  };
  const doWith = async (client: TrainerClient, job: TrainerJob): Promise<void> =>
    orThrow(await client.work(job, QUIET));

  return {
    get knownBackend() {
      return known;
    },
    train(job, listener, threads = 1) {
      let lent: TrainerClient | undefined;
      const ended = lend(threads, (client) => (lent = client).work(job, listener));
      return { ended, tell: (type) => lent?.tell({ type, job: job.job }), kill: () => lent?.kill() };
    },
    async work(job, threads = 1) {
      // One after the other: however many answers are asked for, they take one process beside the runs.
      const turn = working.then(() => lend(threads, (client) => doWith(client, job)));
      working = turn.catch(() => undefined);
      await turn;
    },
    async fresh(job) {
      // Plain TensorFlow.js, as whoever loads an exported model has it: no native library is in this process.
      const plain = { ...trainerEnvironment(), ESPALIER_BACKEND: 'cpu' };
      const client = join(new TrainerClient(spawn(plain), rule));
      await doWith(client, job).finally(() => client.end(SHUTDOWN_GRACE_MS));
    },
    async backend() {
      if (known) return known;
      const told = await lend(1, ({ ready }) => ready).catch((thrown: Error) => {
        throw new AppError('run.trainer-died', { reason: thrown.message, epoch: 0 });
      });
      return told.backend;
    },
    async close() {
      await Promise.all(Array.from(all, (client) => client.end(SHUTDOWN_GRACE_MS)));
    },
  };
}

/** @throws AppError why a job did not finish */
export function orThrow({ outcome, error }: Ended): void {
  if (outcome === 'finished') return;
  const { code, details } = error ?? { code: 'system.cancelled', details: {} };
  throw isErrorCode(code) ? new AppError(code, details) : new AppError('system.bug', { message: code });
}

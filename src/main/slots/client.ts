import type { BackendInfo } from '../../shared/run';
import {
  fromTrainer,
  type FromTrainer,
  type ToTrainer,
  type TrainerJob,
} from '../../shared/trainer-messages';
import { watchHeartbeat, type HeartbeatRule, type HeartbeatWatch } from './heartbeat';
import type { TrainerHandle } from './trainer';

export type Ended = Omit<Extract<FromTrainer, { type: 'ended' }>, 'type' | 'job'>;
export type JobMessage = Exclude<FromTrainer, { type: 'ready' | 'heartbeat' | 'ended' }>;

export interface TrainerReady {
  readonly backend: BackendInfo;
  readonly threads: number;
}

/** Who listens to one job. */
export interface JobListener {
  message(message: JobMessage): void;
  /** The trainer does not answer (true), or does again (false). */
  silent(is: boolean): void;
}

interface Current {
  readonly job: string;
  readonly listener: JobListener;
  readonly resolve: (ended: Ended) => void;
  /** The last one heard of. */
  epoch: number;
}

/** Ends of a job after which a trainer gets no other. */
const SPENDS: ReadonlySet<string> = new Set(['run.computation-failed', 'system.bug']);

/** One trainer process, spoken to in the shared messages. It does one job at a time. */
export class TrainerClient {
  /** What it trains with; rejects when it ends before it could say so. */
  readonly ready: Promise<TrainerReady>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<unknown>;
  /** Why the process is gone. */
  #left: string | undefined;
  #spent = false;
  #current: Current | undefined;
  /** What was wrong with the first message that could not be read. */
  #fault: string | undefined;
  #tellReady: (ready: TrainerReady) => void = () => undefined;
  readonly #watch: HeartbeatWatch;

  constructor(
    private readonly handle: TrainerHandle,
    rule?: HeartbeatRule,
  ) {
    this.#watch = watchHeartbeat((silent) => this.#current?.listener.silent(silent), rule);
    handle.onMessage((raw) => this.#receive(raw));
    const reason = new Promise<string>((resolve) =>
      handle.onExit((code, signal) => resolve(this.#leave(code, signal))),
    );
    this.gone = reason;
    this.ready = new Promise((resolve, reject) => {
      this.#tellReady = resolve;
      void reason.then((why) => reject(new Error(why)));
    });
    // Whoever asks gets the refusal; that nobody asked is no failure.
    this.ready.catch(() => undefined);
  }

  get alive(): boolean {
    return this.#left === undefined;
  }

  /**
   * Whether it can be given another job: it lives, and nothing failed in it that nobody foresaw. What a backend does once its
   * memory ran out or a kernel broke off is not to be relied on.
   */
  get fit(): boolean {
    return this.alive && !this.#spent;
  }

  /** Resolves exactly once and never rejects: a process that dies ends its job as failed, with the reason. */
  work(job: TrainerJob, listener: JobListener): Promise<Ended> {
    if (this.#current) throw new Error(`the trainer already does ${this.#current.job}`);
    if (this.#left !== undefined) return Promise.resolve(died(this.#left, 0));
    return new Promise((resolve) => {
      this.#current = { job: job.job, listener, resolve, epoch: 0 };
      this.ready.then(
        () => this.handle.send({ type: 'start', job }),
        () => undefined,
      );
    });
  }

  /** Arrives after the start of the job, however early it is called. */
  tell(message: Extract<ToTrainer, { job: string }>): void {
    this.ready.then(
      () => this.handle.send(message),
      () => undefined,
    );
  }

  /** Asks the process to end, and after `graceMs` ends it. */
  async end(graceMs: number): Promise<void> {
    this.handle.send({ type: 'shutdown' });
    const timer = setTimeout(() => this.kill(), graceMs);
    await this.gone;
    clearTimeout(timer);
  }

  kill(): void {
    this.handle.kill();
  }

  #receive(raw: unknown): void {
    const message = fromTrainer.safeParse(raw);
    this.#watch.beat();
    if (message.success) return this.#hear(message.data);
    // A trainer that cannot be understood cannot be believed either.
    this.#fault ??= `unreadable-message ${message.error.issues[0]?.path.join('.') ?? ''}`;
    this.kill();
  }

  #hear(message: FromTrainer): void {
    if (message.type === 'heartbeat') return;
    if (message.type === 'ready') return this.#tellReady(message);
    const current = this.#current;
    if (!current || message.job !== current.job || this.#fault !== undefined) return;
    if (message.type === 'ended') return this.#finish(message);
    if (message.type === 'epoch') current.epoch = message.epoch;
    current.listener.message(message);
  }

  #finish(ended: Ended): void {
    const done = this.#current;
    this.#current = undefined;
    this.#spent ||= ended.error !== null && SPENDS.has(ended.error.code);
    done?.resolve(ended);
  }

  #leave(code: number | null, signal: string | null): string {
    const reason = this.#fault ?? exitReason(code, signal);
    this.#left = reason;
    this.#watch.end();
    this.#finish(died(reason, this.#current?.epoch ?? 0));
    return reason;
  }
}

function exitReason(code: number | null, signal: string | null): string {
  if (signal !== null) return `signal ${signal}`;
  return code === null ? 'not-started' : `exit-code ${code}`;
}

function died(reason: string, epoch: number): Ended {
  return {
    outcome: 'failed',
    bestEpoch: null,
    final: [],
    error: { code: 'run.trainer-died', details: { reason, epoch } },
  };
}

import { AppError, reportOf } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { PreparedIndex } from '../../shared/recipe/prepared';
import type { RunStatus, RunSummary } from '../../shared/run';
import type { TrainJob } from '../../shared/trainer-messages';
import type { Runs } from '../history/runs';
import type { Ended, JobMessage } from '../slots/client';
import { HEARTBEAT } from '../slots/heartbeat';
import type { Pool, Training } from '../slots/pool';
import type { Threads } from '../slots/threads';
import type { Committer } from './committer';
import { createEstimate, type Estimate } from './estimate';
import type { Events } from './events';
import type { Folders } from './folders';
import { goBackToValid } from './resume-point';

/** What a run needs on its way through a slot. */
export interface SlotDeps {
  readonly runs: Runs;
  readonly events: Pick<Events, 'emit'>;
  readonly pool: Pick<Pool, 'train' | 'knownBackend'>;
  readonly threads: Threads;
  readonly committer: Committer;
  readonly folders: Pick<Folders, 'run' | 'trash' | 'programs'>;
  /** The plan's rows as numbers. @throws AppError data.*, plan.*, graft.* */
  prepare(plan: Plan): Promise<{ folder: string; index: PreparedIndex }>;
  /** Best weights of the run whose trunk is grafted. @throws AppError graft.no-weights */
  graftWeights(plan: Plan): TrainJob['graft'];
}

type Word = 'pause' | 'resume' | 'stop' | 'cancel';

/** A trainer that was told to give up and has not after so long is ended. */
const CANCEL_GRACE_MS = 1500;
/** Epochs are stored at most so often: a killed run of quick epochs loses no more than so much work. */
const EPOCHS_EVERY_MS = 100;
/** Progress is shown at most so often. */
const PROGRESS_EVERY_MS = 50;

/** One run on its way through a slot: prepare, train, store, end. */
export class RunInSlot {
  readonly #plan: Plan;
  readonly #estimate: Estimate;
  #training: Training | undefined;
  /** What was said last, unless it was taken back by `resume`. */
  #word: Exclude<Word, 'resume'> | undefined;
  #silent = false;
  /** Why its epochs could not be stored. */
  #lost: RunSummary['error'] = null;
  #abandoned = false;
  #shownAt = -Infinity;

  /** @param alone whether nothing else trains or waits */
  constructor(
    private readonly run: string,
    private readonly deps: SlotDeps,
    private readonly alone: boolean,
  ) {
    this.#plan = deps.runs.plan(run);
    this.#estimate = createEstimate(this.#plan.budget.epochs);
  }

  /** Never rejects: whatever goes wrong is the end of the run, with its reason. */
  async walk(): Promise<void> {
    try {
      this.#set('running');
      const { job, threads } = await this.#makeJob();
      if (this.#abandoned) return;
      if (this.#word === 'cancel') return this.#settle('cancelled', null);
      if (this.#word === 'stop') return this.#settle('stopped', null);
      const ended = await this.#train(job, threads);
      if (!this.#abandoned) this.#end(ended);
    } catch (thrown) {
      if (!this.#abandoned) this.#settle('failed', reportOf(thrown));
    }
  }

  /** What is said before training begins is passed on when it does. */
  tell(word: Word): void {
    this.#word = word === 'resume' ? undefined : word;
    if (!this.#training) return;
    this.#training.tell(word);
    if (word === 'cancel') setTimeout(() => this.#training?.kill(), CANCEL_GRACE_MS).unref();
    if (word === 'stop' && this.#silent) this.#training.kill();
  }

  /** The state it will be in once it has done what it was told, which takes until its trainer has heard it. */
  wanted(stored: RunStatus): RunStatus {
    if (this.#word === 'pause') return 'paused';
    return stored === 'paused' ? 'running' : stored;
  }

  secondsLeft(): number | null {
    return this.#estimate.secondsLeft();
  }

  /** Its epochs cannot be stored: training on would only lose more. */
  lose(why: RunSummary['error']): void {
    this.#lost = why;
    this.#training?.kill();
  }

  /** The lab closes: from here on nothing is stored and nothing told. */
  abandon(): void {
    this.#abandoned = true;
  }

  async #makeJob(): Promise<{ job: TrainJob; threads: number }> {
    const { runs, folders } = this.deps;
    const { folder: prepared, index } = await this.deps.prepare(this.#plan);
    const graft = this.deps.graftWeights(this.#plan);
    const resume = await goBackToValid(runs, folders, this.run);
    const job: TrainJob = {
      kind: 'train',
      job: this.run,
      plan: this.#plan,
      prepared,
      folder: folders.run(this.run),
      resume,
      graft,
      executor: runs.executor(this.run),
      choices: folders.programs,
      tellEveryMs: EPOCHS_EVERY_MS,
    };
    const { budget, method } = this.#plan;
    const steps = budget.epochs * Math.ceil(index.parts.train / method.batchSize);
    return { job, threads: await this.deps.threads.of(job, steps, this.alone) };
  }

  async #train(job: TrainJob, threads: number): Promise<Ended> {
    const listener = {
      message: (message: JobMessage) => this.#hear(message),
      silent: (is: boolean) => this.#fallSilent(is),
    };
    this.#training = this.deps.pool.train(job, listener, threads);
    if (this.#word) this.tell(this.#word);
    const ended = await this.#training.ended;
    this.#training = undefined;
    return ended;
  }

  #hear(message: JobMessage): void {
    if (this.#abandoned || this.#lost) return;
    const { runs, committer } = this.deps;
    switch (message.type) {
      case 'started':
        runs.setStarted(this.run, {
          backend: this.deps.pool.knownBackend,
          parameters: message.parameters,
          guess: message.guess,
          executor: message.executor,
        });
        return this.#changed();
      case 'progress':
        return this.#showProgress(message);
      case 'epoch': {
        const { type: _type, job: _job, ...record } = message;
        this.#estimate.epoch(message.epoch, message.seconds);
        return committer.add({ run: this.run, ...record });
      }
      case 'paused':
        committer.flush();
        this.#estimate.pause();
        return this.#set('paused');
      case 'resumed':
        this.#estimate.resume();
        return this.#set('running');
    }
  }

  #showProgress({ epoch, batch, batches, rowsPerSecond }: Extract<JobMessage, { type: 'progress' }>): void {
    this.#estimate.progress(epoch, batches > 0 ? batch / batches : 0);
    const now = performance.now();
    if (now - this.#shownAt < PROGRESS_EVERY_MS) return;
    this.#shownAt = now;
    const where = { run: this.run, epoch, epochs: this.#plan.budget.epochs, batch, batches, rowsPerSecond };
    this.deps.events.emit({ type: 'run.progress', progress: { ...where, secondsLeft: this.secondsLeft() } });
  }

  #fallSilent(is: boolean): void {
    if (this.#abandoned) return;
    this.#silent = is;
    if (is && this.#word === 'stop') return this.#training?.kill();
    const seconds = Math.round((HEARTBEAT.everyMs * HEARTBEAT.missed) / 1000);
    const error = is ? new AppError('run.trainer-silent', { seconds }).report() : null;
    this.#set(this.deps.runs.summary(this.run).status, error);
  }

  #end({ outcome, final, error }: Ended): void {
    this.deps.committer.flush();
    if (this.#lost) return this.#settle('interrupted', this.#lost);
    if (error?.code === 'run.trainer-died') {
      // Ended on purpose, because it did not listen.
      if (this.#word === 'cancel') return this.#settle('cancelled', null);
      if (this.#word === 'stop') return this.#settle('stopped', null);
      return this.#settle('interrupted', error);
    }
    this.deps.runs.setFinal(this.run, final);
    this.#settle(outcome, error);
  }

  /** Also tells how it ended when that cannot be stored; the next start then finds the run interrupted. */
  #settle(status: RunStatus, error: RunSummary['error']): void {
    try {
      this.#set(status, error);
    } catch {
      this.deps.events.emit({
        type: 'run.changed',
        run: { ...this.deps.runs.summary(this.run), status: 'interrupted', error },
      });
    }
  }

  #set(status: RunStatus, error: RunSummary['error'] = null): void {
    this.deps.runs.setStatus(this.run, status, error);
    this.#changed();
  }

  #changed(): void {
    this.deps.events.emit({ type: 'run.changed', run: this.deps.runs.summary(this.run) });
  }
}

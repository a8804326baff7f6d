import type { Dataset } from '../../shared/dataset';
import { AppError, reportOf } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import { ENDED, type RunStatus, type RunSummary } from '../../shared/run';
import { codeOf, isStorageFailure } from '../history/sqlite';
import type { Queue } from '../slots/queue';
import { createCommitter, type Committer } from './committer';
import { RunInSlot, type SlotDeps } from './run-in-slot';
import { discard } from './trash';

/** The place of a run in a study. */
export interface Membership {
  readonly study: string;
  /** Such as `together` or `alone: fat`. */
  readonly arm: string;
}

/** Starts runs and steers them. Every method throws AppError run.unknown or run.state when the run does not allow it. */
export interface Runner {
  /**
   * Checks the plan, stores a queued run and answers; the run trains when a slot is free.
   * @throws AppError plan.*, data.*, graft.no-weights
   */
  start(plan: Plan, membership?: Membership): Promise<RunSummary>;
  /** The run once it trains no more (also `interrupted`); at once when it already does not. */
  ended(run: string): Promise<RunSummary>;
  /** A queued run waits until it is resumed; a running one keeps its slot and its state in memory. */
  pause(run: string): Promise<void>;
  /** Goes on with a paused run, or with an interrupted or failed one from its newest valid checkpoint. */
  resume(run: string): Promise<void>;
  /** Ends training and keeps the best weights. */
  stop(run: string): Promise<void>;
  cancel(run: string): Promise<void>;
  /** About how long a running run will still train; null when unknown. */
  secondsLeft(run: string): number | null;
}

export interface RunnerDeps extends Omit<SlotDeps, 'committer'> {
  readonly queue: Queue;
  /** @throws AppError data.unknown */
  dataset(id: string): Promise<Dataset>;
  /** Cheap checks of a plan. @throws AppError plan.*, data.* */
  check(dataset: Dataset, plan: Plan): void;
}

type Action = 'pause' | 'resume' | 'stop' | 'cancel';

/** In which states what may be asked. */
const ALLOWED: Readonly<Record<Action, readonly RunStatus[]>> = {
  pause: ['queued', 'running'],
  resume: ['paused', 'interrupted', 'failed'],
  stop: ['queued', 'running', 'paused'],
  cancel: ['queued', 'running', 'paused', 'interrupted'],
};

export class LabRunner implements Runner {
  readonly #committer: Committer;
  /** Runs that have a slot. */
  readonly #inSlot = new Map<string, RunInSlot>();
  readonly #waiting = new Map<string, ((run: RunSummary) => void)[]>();
  #deleting: Promise<unknown> = Promise.resolve();

  constructor(private readonly deps: RunnerDeps) {
    this.#committer = createCommitter({
      runs: deps.runs,
      events: deps.events,
      discard: (run, files) => {
        // A file that cannot be deleted now is an orphan and goes when the run is resumed.
        this.#deleting = this.#deleting.then(() => discard(deps.folders, run, files)).catch(() => undefined);
      },
      failed: (run, thrown) => this.#inSlot.get(run)?.lose(storageReport(thrown)),
    });
  }

  /** Whether no run trains or waits for a slot. */
  get idle(): boolean {
    return this.deps.queue.idle();
  }

  async start(plan: Plan, membership?: Membership): Promise<RunSummary> {
    const dataset = await this.deps.dataset(plan.dataset);
    this.deps.check(dataset, plan);
    this.deps.graftWeights(plan);
    const run = this.deps.runs.insert(plan, membership);
    this.#submit(run, plan, dataset.rows);
    return this.#tellChanged(run);
  }

  async ended(run: string): Promise<RunSummary> {
    const now = this.deps.runs.summary(run);
    if (ENDED.has(now.status)) return now;
    return new Promise((resolve) => this.#waiting.set(run, [...(this.#waiting.get(run) ?? []), resolve]));
  }

  async pause(run: string): Promise<void> {
    this.#allow(run, 'pause');
    const inSlot = this.#inSlot.get(run);
    if (inSlot) return inSlot.tell('pause');
    this.deps.queue.withdraw(run);
    this.#set(run, 'paused');
  }

  async resume(run: string): Promise<void> {
    this.#allow(run, 'resume');
    const inSlot = this.#inSlot.get(run);
    if (inSlot) return inSlot.tell('resume');
    const plan = this.deps.runs.plan(run);
    const { rows } = await this.deps.dataset(plan.dataset);
    // While the dataset was looked up somebody else may have resumed it.
    this.#allow(run, 'resume');
    this.#set(run, 'queued');
    this.#submit(run, plan, rows);
  }

  async stop(run: string): Promise<void> {
    this.#finish(run, 'stop', 'stopped');
  }

  async cancel(run: string): Promise<void> {
    this.#finish(run, 'cancel', 'cancelled');
  }

  secondsLeft(run: string): number | null {
    return this.#inSlot.get(run)?.secondsLeft() ?? null;
  }

  /** Stores what has arrived and interrupts every run that still trains or waits; nothing begins any more. */
  async close(): Promise<void> {
    this.deps.queue.close();
    this.#committer.flush();
    for (const run of this.#inSlot.values()) run.abandon();
    for (const run of this.deps.runs.interruptAll()) this.#tellChanged(run);
    await this.#deleting;
  }

  #submit(run: string, plan: Plan, rows: number): void {
    const group = this.deps.runs.summary(run).study ?? run;
    this.deps.queue.submit(
      { id: run, group, length: (plan.budget.epochs * rows) / plan.method.batchSize },
      async (alone) => {
        const inSlot = new RunInSlot(run, { ...this.deps, committer: this.#committer }, alone);
        this.#inSlot.set(run, inSlot);
        await inSlot.walk();
        this.#inSlot.delete(run);
        this.#answerWaiting(run);
      },
    );
  }

  /** Ends a run: by its trainer when it has one, at once when it still waits. */
  #finish(run: string, action: 'stop' | 'cancel', status: RunStatus): void {
    this.#allow(run, action);
    const inSlot = this.#inSlot.get(run);
    if (inSlot) return inSlot.tell(action);
    this.deps.queue.withdraw(run);
    this.#set(run, status);
  }

  #allow(run: string, action: Action): void {
    const { status: stored, deletedAt } = this.deps.runs.summary(run);
    const status = this.#inSlot.get(run)?.wanted(stored) ?? stored;
    if (deletedAt !== null) throw new AppError('run.deleted', { run });
    if (!ALLOWED[action].includes(status)) throw new AppError('run.state', { run, status, action });
  }

  #set(run: string, status: RunStatus): void {
    this.deps.runs.setStatus(run, status);
    this.#tellChanged(run);
  }

  #tellChanged(run: string): RunSummary {
    const now = this.deps.runs.summary(run);
    this.deps.events.emit({ type: 'run.changed', run: now });
    this.#answerWaiting(run);
    return now;
  }

  /** @param otherwise what to say of a run that has left its slot and whose end could not be stored */
  #answerWaiting(run: string, otherwise?: RunStatus): void {
    const waiting = this.#waiting.get(run);
    if (!waiting) return;
    const stored = this.deps.runs.summary(run);
    const status = ENDED.has(stored.status) ? stored.status : otherwise;
    if (status === undefined) return;
    this.#waiting.delete(run);
    for (const tell of waiting) tell({ ...stored, status });
  }
}

function storageReport(thrown: unknown): RunSummary['error'] {
  if (!isStorageFailure(thrown)) return reportOf(thrown);
  return new AppError('file.write-failed', { file: 'history.sqlite', reason: codeOf(thrown) }).report();
}

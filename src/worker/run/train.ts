import { tensor1d } from '@tensorflow/tfjs';
import { AppError, reportOf } from '../../shared/errors/app-error';
import type { MetricValue } from '../../shared/run';
import type { CheckpointRef, FromTrainer, TrainJob } from '../../shared/trainer-messages';
import {
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
  type CheckpointState,
  type Counters,
} from '../checkpoint/checkpoint';
import { buildModel } from '../model/model';
import { totalSize } from '../model/parameter';
import { updateRule } from '../optimizers/optimizers';
import { choicesIn } from './choices';
import { chooseExecutor, type Choice } from './choose-executor';
import { constantsOf, disposeConstants } from './constants';
import { WISH, wanted, type Wish } from './control';
import { judged, worn } from './early-stopping';
import { batchesOf, firstBatches, trainEpoch } from './epoch';
import { evaluate, type EvaluatedPart } from './evaluate';
import { eagerPass, repeatedPass } from './forward-pass';
import { feedOf, tasksOf } from './feed';
import { guessMetrics } from './guessing';
import { createJournal, type Journal } from './journal';
import { rangeOf, readPrepared, type Prepared } from './prepared';
import { progressTeller, type Progress } from './progress';
import { answering, disposeState, firstCounters, firstState, saved } from './state';
import { trainingStep, type StepState } from './step';

type Tell = (message: FromTrainer) => void;
type Ended = Extract<FromTrainer, { type: 'ended' }>;

/**
 * Trains a plan from its first epoch or from a checkpoint to the end of its budget, to early stopping, or to what
 * `control` wishes; tells everything on the way and gives how it ended. Blocks its thread: control is shared memory.
 */
export async function train(job: TrainJob, control: SharedArrayBuffer, tell: Tell): Promise<Ended> {
  const prepared = await readPrepared(job.prepared);
  const resume = job.resume ? await readCheckpoint(job.resume.from.path, job.resume.from.sha256) : null;
  const best = job.resume?.best ? await readCheckpoint(job.resume.best.path, job.resume.best.sha256) : null;
  const graft = job.graft ? await readCheckpoint(job.graft.path, job.graft.sha256) : null;
  const training = new Training(job, prepared, control, tell, { resume, best, graft });
  try {
    return training.run();
  } finally {
    training.dispose();
  }
}

/** One run in memory: what is constant through it, and where it stands. */
class Training {
  readonly #model;
  readonly #tasks;
  readonly #rule;
  readonly #choice: Choice;
  readonly #pass;
  readonly #parts: ReadonlyMap<'train' | 'validation' | 'test', EvaluatedPart>;
  readonly #constant;
  readonly #progress: Progress;
  readonly #journal: Journal<CheckpointState>;
  #state: StepState;
  #counters: Counters;
  #best: Float32Array | null;

  constructor(
    readonly job: TrainJob,
    prepared: Prepared,
    readonly control: SharedArrayBuffer,
    readonly tell: Tell,
    from: { resume: Checkpoint | null; best: Checkpoint | null; graft: Checkpoint | null },
  ) {
    const { plan } = job;
    this.#model = buildModel(plan, prepared.index.fitted);
    this.#tasks = tasksOf(plan, prepared);
    this.#rule = updateRule(plan.method);
    this.#parts = partsOf(job, prepared);
    this.#constant = constantsOf(plan, this.#tasks, this.#model.parameters);
    this.#state = firstState(plan, this.#model.parameters, this.#rule, from);
    this.#counters = firstCounters(plan, from.resume);
    this.#best = from.best?.parameters ?? null;
    this.#choice = this.#chosen();
    this.#pass = repeatedPass(this.#model, this.#tasks);
    const { batchSize } = plan.method;
    const batches = batchesOf(this.#part('train').feed.labelled.length, batchSize);
    const epoch = this.#counters.epoch + 1;
    const write = (state: CheckpointState): CheckpointRef =>
      writeCheckpoint(job.folder, this.#model.parameters, state);
    this.#journal = createJournal(job, write, tell);
    this.#progress = progressTeller(tell, { job: job.job, epoch, batches, batchSize });
    tell({
      type: 'started',
      job: job.job,
      parameters: totalSize(this.#model.parameters),
      guess: guessMetrics(plan, prepared),
      executor: this.#choice.record,
    });
  }

  #chosen(): Choice {
    const { plan, executor: before, choices } = this.job;
    const { feed } = this.#part('train');
    const step = trainingStep(this.#model, this.#tasks, this.#rule);
    const work = { step, feed, constant: this.#constant, seed: plan.seed, dropout: this.#model.dropout };
    const { batchSize } = plan.method;
    return chooseExecutor(work, this.#state, {
      first: firstBatches(plan.seed, feed, batchSize),
      steps: plan.budget.epochs * batchesOf(feed.labelled.length, batchSize),
      before,
      choices: choicesIn(choices),
    });
  }

  /** The loop over epochs. */
  run(): Ended {
    const { plan } = this.job;
    let asked: Wish = WISH.go;
    try {
      while (asked === WISH.go && this.#counters.epoch < plan.budget.epochs && !this.#worn())
        asked = this.#epoch();
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'run.diverged')
        return this.#ended('diverged', thrown);
      throw thrown;
    }
    if (asked === WISH.cancel) return this.#ended('cancelled');
    return this.#ended(asked === WISH.stop ? 'stopped' : 'finished');
  }

  dispose(): void {
    for (const part of this.#parts.values()) part.feed.dispose();
    disposeConstants(this.#constant);
    disposeState(this.#state);
  }

  #worn(): boolean {
    const { bestEpoch, bestLoss, epoch } = this.#counters;
    return worn({ epoch: bestEpoch, loss: bestLoss }, epoch, this.job.plan.budget.patience);
  }

  /** One epoch, its metrics and its checkpoint; an epoch that is stopped in the middle leaves nothing behind. */
  #epoch(): Wish {
    const { plan, job } = this.job;
    const feed = this.#part('train').feed;
    const epoch = this.#counters.epoch + 1;
    let asked: Wish = WISH.go;
    const between = (batch: number): boolean => {
      asked = this.#progress.leaveOut(() =>
        wanted(this.control, {
          paused: () => this.#tellPaused(epoch),
          resumed: () => this.tell({ type: 'resumed', job }),
        }),
      );
      this.#progress.at(epoch, batch);
      return asked === WISH.go;
    };
    const settings = { seed: plan.seed, batchSize: plan.method.batchSize };
    const trained = trainEpoch(this.#choice.executor, this.#state, feed, settings, epoch, between);
    this.#state = trained.state;
    if (trained.whole) this.#close(epoch);
    return asked;
  }

  #close(epoch: number): void {
    const results = (['train', 'validation'] as const).flatMap((part) => {
      const rows = this.#parts.get(part);
      return rows ? [evaluate(this.#pass, this.#tasks, answering(this.#state, this.#rule), rows)] : [];
    });
    const loss = results.at(-1)?.total ?? NaN;
    const { best, better } = judged(
      { epoch: this.#counters.bestEpoch, loss: this.#counters.bestLoss },
      epoch,
      loss,
    );
    this.#counters = { ...this.#counters, epoch, bestEpoch: best.epoch, bestLoss: best.loss };
    const state = { counters: this.#counters, ...saved(this.#state, this.#rule) };
    if (better) this.#best = state.parameters;
    const metrics = results.flatMap((result) => result.metrics);
    this.#journal.add({ epoch, seconds: this.#progress.lap(), metrics, better, state });
  }

  #tellPaused(epoch: number): void {
    this.#journal.flush();
    this.tell({ type: 'paused', job: this.job.job, epoch: epoch - 1 });
  }

  #part(part: 'train'): EvaluatedPart {
    const found = this.#parts.get(part);
    if (!found) throw new Error(`no ${part} part`);
    return found;
  }

  #ended(outcome: Ended['outcome'], error: AppError | null = null): Ended {
    this.#journal.flush();
    const final = outcome === 'finished' || outcome === 'stopped' ? this.#final() : [];
    return {
      type: 'ended',
      job: this.job.job,
      outcome,
      bestEpoch: this.#counters.bestEpoch,
      final,
      error: error ? reportOf(error) : null,
    };
  }

  /** Metrics of the best weights on rows that neither training nor the choice of an epoch has seen. */
  #final(): MetricValue[] {
    const rows = this.#parts.get('test');
    if (!rows || !this.#best) return [];
    const parameters = tensor1d(this.#best);
    try {
      return evaluate(eagerPass(this.#model, this.#tasks), this.#tasks, parameters, rows).metrics;
    } finally {
      parameters.dispose();
    }
  }
}

function partsOf(job: TrainJob, prepared: Prepared): Map<'train' | 'validation' | 'test', EvaluatedPart> {
  const filled = (['train', 'validation', 'test'] as const).filter(
    (part) => rangeOf(prepared.index, part).rows > 0,
  );
  return new Map(
    filled.map((part) => {
      return [part, { part, feed: feedOf(job.plan, prepared, part) }];
    }),
  );
}

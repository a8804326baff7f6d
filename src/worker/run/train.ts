import { engine, tensor1d, type Tensor } from '@tensorflow/tfjs';
import { AppError, reportOf } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { MetricValue } from '../../shared/run';
import type { CheckpointRef, FromTrainer, TrainJob } from '../../shared/trainer-messages';
import { intraOpThreads } from '../backend/threads';
import {
  readCheckpoint,
  writeCheckpoint,
  type Checkpoint,
  type CheckpointState,
  type Counters,
} from '../checkpoint/checkpoint';
import { buildModel } from '../model/model';
import { learnedSize } from '../model/parameter';
import { afterEpoch } from '../optimizers/schedule';
import { updateRule } from '../optimizers/optimizers';
import { choicesIn } from './choices';
import { chooseExecutor, type Choice } from './choose-executor';
import { constantsOf, disposeConstants } from './constants';
import { WISH, wanted, type Wish } from './control';
import { judged, worn } from './early-stopping';
import { courseOf, firstBatches, trainEpoch } from './epoch';
import { evaluate, type Evaluation } from './evaluate';
import type { Batches } from './executor';
import { eagerPass, repeatedPass, type ForwardPass } from './forward-pass';
import { roomNow, type Feed, type Room } from './feed';
import { createJournal, type Journal } from './journal';
import { progressTeller, type Progress } from './progress';
import { openRows, type RunRows } from './rows';
import { answering, disposeState, firstCounters, firstState, saved } from './state';
import { trainingStep, type StepState } from './step';
import { batchesOf, differs } from './told';

type Tell = (message: FromTrainer) => void;
type Ended = Extract<FromTrainer, { type: 'ended' }>;

/**
 * Trains a plan from its first epoch or from a checkpoint to the end of its budget, to early stopping, or to what
 * `control` wishes; tells everything on the way and gives how it ended. Blocks its thread but to read rows: control is shared memory.
 * @param room for rows in memory
 */
export async function train(
  job: TrainJob,
  control: SharedArrayBuffer,
  tell: Tell,
  room: Room = roomNow(),
): Promise<Ended> {
  const resume = job.resume ? await readCheckpoint(job.resume.from.path, job.resume.from.sha256) : null;
  const best = job.resume?.best ? await readCheckpoint(job.resume.best.path, job.resume.best.sha256) : null;
  const graft = job.graft ? await readCheckpoint(job.graft.path, job.graft.sha256) : null;
  const rows = await openRows(job.plan, job.prepared, room);
  try {
    const training = await begun(rows.train, job.plan, (first) => {
      return wholly(() => new Training(job, rows, first, control, tell, { resume, best, graft }));
    });
    try {
      return await training.run();
    } finally {
      training.dispose();
    }
  } finally {
    await rows.close();
  }
}

/** What begins with the first batches of a run. */
async function begun<Run>(feed: Feed, plan: Plan, begin: (first: Batches) => Run): Promise<Run> {
  const course = courseOf(plan, feed.rows, 1);
  for await (const first of feed.epoch(course, 1)) return begin(firstBatches(first, course));
  throw new Error('no batch to train on');
}

/** Makes something of tensors; where that fails, those that were made already are disposed of. */
function wholly<Made>(make: () => Made): Made {
  engine().startScope('wholly');
  let kept: Tensor[] = [];
  try {
    const made = make();
    kept = engine().state.activeScope.track;
    return made;
  } finally {
    engine().endScope(kept);
  }
}

/** One run in memory: what is constant through it, and where it stands. */
class Training {
  readonly #model;
  readonly #rule;
  readonly #choice: Choice;
  readonly #pass;
  readonly #constant;
  readonly #progress: Progress;
  readonly #journal: Journal<CheckpointState>;
  /** Why epochs are evaluated kernel by kernel. */
  #evaluation: string | undefined;
  #state: StepState;
  #counters: Counters;
  #best: Float32Array | null;

  constructor(
    readonly job: TrainJob,
    readonly rows: RunRows,
    first: Batches,
    readonly control: SharedArrayBuffer,
    readonly tell: Tell,
    from: { resume: Checkpoint | null; best: Checkpoint | null; graft: Checkpoint | null },
  ) {
    const { plan } = job;
    this.#model = buildModel(plan, rows.fitted);
    this.#rule = updateRule(plan.method);
    this.#constant = constantsOf(plan, rows.tasks, this.#model.parameters, rows.fitted);
    this.#state = firstState(plan, { specs: this.#model.parameters, fitted: rows.fitted }, this.#rule, from);
    this.#counters = firstCounters(plan, from.resume);
    this.#best = from.best?.parameters ?? null;
    this.#choice = this.#chosen(first);
    this.#evaluation = job.executor?.evaluation;
    this.#pass = this.#evaluating();
    const { batchSize } = plan.method;
    const batches = batchesOf(rows.train.rows, batchSize);
    const epoch = this.#counters.epoch + 1;
    const write = (state: CheckpointState): CheckpointRef =>
      writeCheckpoint(job.folder, this.#model.parameters, state);
    this.#journal = createJournal(job, write, tell);
    this.#progress = progressTeller(tell, { job: job.job, epoch, batches, batchSize });
    this.#tellStarted();
  }

  /** Again when it turns out how epochs are evaluated. */
  #tellStarted(): void {
    const evaluation = this.#evaluation === undefined ? {} : { evaluation: this.#evaluation };
    this.tell({
      type: 'started',
      job: this.job.job,
      parameters: learnedSize(this.#model.parameters),
      guess: this.rows.guess,
      executor: { ...this.#choice.record, ...evaluation },
    });
  }

  /** A run that goes on evaluates as it did: sums may be taken in another order. */
  #evaluating(): ForwardPass {
    if (this.#evaluation !== undefined) return eagerPass(this.#model, this.rows.tasks);
    return repeatedPass(this.#model, this.rows.tasks, (why) => {
      this.#evaluation = why;
      this.#tellStarted();
    });
  }

  #chosen(first: Batches): Choice {
    const { plan, executor: before, choices } = this.job;
    const feed = this.rows.train;
    const step = trainingStep(this.#model, this.rows.tasks, this.#rule);
    const tells = differs(plan.method);
    const { seed } = plan;
    const work = { step, feed, constant: this.#constant, tells, seed, random: this.#model.random };
    return chooseExecutor(work, this.#state, {
      first,
      short: feed.rows % plan.method.batchSize,
      steps: plan.budget.epochs * batchesOf(feed.rows, plan.method.batchSize),
      before,
      choices: choicesIn(choices),
      threads: intraOpThreads(),
    });
  }

  /** The loop over epochs. */
  async run(): Promise<Ended> {
    const { plan } = this.job;
    let asked: Wish = WISH.go;
    try {
      while (asked === WISH.go && this.#counters.epoch < plan.budget.epochs && !this.#worn())
        asked = await this.#epoch();
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'run.diverged')
        return await this.#ended('diverged', thrown);
      throw thrown;
    }
    if (asked === WISH.cancel) return await this.#ended('cancelled');
    return await this.#ended(asked === WISH.stop ? 'stopped' : 'finished');
  }

  dispose(): void {
    disposeConstants(this.#constant);
    disposeState(this.#state);
  }

  #worn(): boolean {
    const { bestEpoch, bestLoss, epoch } = this.#counters;
    return worn({ epoch: bestEpoch, loss: bestLoss }, epoch, this.job.plan.budget.patience);
  }

  /** One epoch, its metrics and its checkpoint; an epoch that is stopped in the middle leaves nothing behind. */
  async #epoch(): Promise<Wish> {
    const { plan, job } = this.job;
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
    const { train } = this.rows;
    const course = courseOf(plan, train.rows, this.#counters.plateau?.left ?? 1);
    const trained = await trainEpoch(this.#choice.executor, this.#state, train, course, epoch, between);
    this.#state = trained.state;
    if (trained.whole) await this.#close(epoch);
    return asked;
  }

  async #close(epoch: number): Promise<void> {
    const results: Evaluation[] = [];
    const parameters = answering(this.#state, this.#rule);
    const { widest } = this.#model;
    for (const part of ['train', 'validation'] as const) {
      const feed = this.rows.feeds.get(part);
      if (feed) results.push(await evaluate(this.#pass, this.rows.tasks, parameters, { part, feed, widest }));
    }
    parameters.dispose();
    const loss = results.at(-1)?.total ?? NaN;
    const { best, better } = judged(
      { epoch: this.#counters.bestEpoch, loss: this.#counters.bestLoss },
      epoch,
      loss,
    );
    const { schedule } = this.job.plan.method;
    const plateau =
      schedule?.kind === 'plateau'
        ? { plateau: afterEpoch(schedule, this.#counters.plateau ?? { since: 0, left: 1 }, better) }
        : {};
    this.#counters = { ...this.#counters, epoch, bestEpoch: best.epoch, bestLoss: best.loss, ...plateau };
    const state = { counters: this.#counters, ...saved(this.#state, this.#rule) };
    if (better) this.#best = state.parameters;
    const metrics = results.flatMap((result) => result.metrics);
    this.#journal.add({ epoch, seconds: this.#progress.lap(), metrics, better, state });
  }

  #tellPaused(epoch: number): void {
    this.#journal.flush();
    this.tell({ type: 'paused', job: this.job.job, epoch: epoch - 1 });
  }

  async #ended(outcome: Ended['outcome'], error: AppError | null = null): Promise<Ended> {
    this.#journal.flush();
    const final = outcome === 'finished' || outcome === 'stopped' ? await this.#final() : [];
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
  async #final(): Promise<MetricValue[]> {
    const feed = this.rows.feeds.get('test');
    if (!feed || !this.#best) return [];
    const parameters = tensor1d(this.#best);
    const pass = eagerPass(this.#model, this.rows.tasks);
    try {
      return (
        await evaluate(pass, this.rows.tasks, parameters, { part: 'test', feed, widest: this.#model.widest })
      ).metrics;
    } finally {
      parameters.dispose();
    }
  }
}
